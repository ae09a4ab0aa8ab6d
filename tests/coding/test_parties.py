"""Who is no party to politics, and who is meant by words that name nobody."""

from dragoman.coding.coder import code_documents
from dragoman.coding.examples import example_document
from dragoman.coding.explain import explain


def test_a_quarrel_of_private_persons_is_refused_with_its_reason() -> None:
    (sentence,) = explain(example_document("Pat Doe warned Mr. Roe to expect trouble."))
    assert "between private persons" in [item.reason for item in sentence.considered]
    assert all(item.event is None for item in sentence.considered)


def test_the_organization_is_the_body_spoken_of_last() -> None:
    text = "The Chadian Union of Writers met in Ndjamena. The organization condemned the arrest of the poet."
    (coded,) = code_documents([example_document(text)])
    (actor,) = next(event.actor for event in coded.events if event.event == "ACCUSE")
    assert actor.country == "TCD"


def test_who_is_quoted_is_not_whom_the_quotation_is_about() -> None:
    text = "Mali's president spoke. The Danish minister would face trial, he said, demanding an apology from Oslo."
    (coded,) = code_documents([example_document(text)])
    (actor,) = next(event.actor for event in coded.events if event.event == "REQUEST")
    assert actor.country == "MLI"
