from dragoman.link.agencies import Credit, credits
from dragoman.link.copies import candidates, compare, shingles, signature

from .made import a_document, made

WIRE = (
    "The council of Brezina voted on Tuesday to close the old bridge over the Olsa after engineers found cracks in two"
    " of its five piers. Buses will be sent by way of Hrubin until a new bridge stands, which the council expects to"
    " cost 12 million crowns and to take three years."
)
LONGER = (
    "Drivers in Brezina face a long detour. " + WIRE + " Shopkeepers on the left bank said they had not been asked."
)
OTHER = (
    "A market was held in Lutz on Saturday for the first time since the war, and farmers from the hills sold honey,"
    " wool and cheese to visitors from both sides of the border who had come by the early train in the rain."
)


def test_copies_are_kept_linked_and_explained(tmp_path):
    documents = [
        a_document(WIRE, source="Agency", published="2023-05-02"),
        a_document(WIRE.replace("three years", "four years"), source="Gazette", published="2023-05-03"),
        a_document(LONGER, source="Herald", published="2023-05-03"),
        a_document(OTHER, source="Herald", published="2023-05-03"),
    ]
    with made(tmp_path / "s.duckdb", documents[2:], documents[:2]) as store:
        found = {(copy["left"], copy["right"]): copy for copy in store.view().copies()}
        assert store.view().counts()["documents"] == 4
    agency, gazette, herald = (document.id for document in documents[:3])
    assert found[agency, gazette]["kind"] == "same"
    assert found[agency, herald]["reason"].endswith("of the shorter stands in the later one word for word")
    assert documents[3].id not in {name for pair in found for name in pair}


def test_what_copies_is_found_by_signature_and_verified_by_its_words():
    texts = {"d-1": WIRE, "d-2": WIRE + " It rained.", "d-3": OTHER, "d-4": "Too short to tell."}
    signatures = {name: signature(text) for name, text in texts.items()}
    assert signatures["d-4"] == b""
    assert list(candidates(signatures, set(texts))) == [("d-1", "d-2")]
    assert list(candidates(signatures, {"d-3"})) == []
    assert compare("d-1", "d-3", shingles(WIRE), shingles(OTHER)) is None


def said(text, author=None, source="Gazette"):
    return credits({"text": text, "author": author, "source": source})


def test_agencies_are_known_by_dateline_byline_and_foot():
    assert said("BREZINA (Reuters) - The bridge is shut.") == (Credit("Reuters", "origin"),)
    assert said("BREZINA, May 2. /TASS/. The bridge is shut.") == (Credit("TASS", "origin"),)
    assert said("The bridge is shut.", author="Associated Press") == (Credit("Associated Press", "origin"),)
    assert said("The bridge is shut.\nThe Associated Press contributed to this report.") == (
        Credit("Associated Press", "part"),
    )
    assert said("The bridge is shut, according to TASS.") == (Credit("TASS", "cited"),)


def test_an_outlet_does_not_credit_itself_and_words_are_not_agencies():
    assert said("BREZINA (Reuters) - The bridge is shut.", source="Reuters") == ()
    assert said("He mapped the ANSAriya hills with apps.") == ()
