import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

from dragoman.model import Coded, Remark, to_record
from dragoman.show.web import LIMIT, render
from dragoman.show.web.summary import SHOWN
from dragoman.show.web.timeline import SHOWN as FOLDED

from . import samples
from .test_html import Collector

WICKED = '</p><script>alert("x")</script></style><img src=x onerror=alert(1)> \u202eevil\u202c "\'&amp; \x1b[31m'


def parse(page: str) -> Collector:
    parser = Collector()
    parser.feed(page)
    parser.close()
    return parser


def ids(parser: Collector) -> list[str]:
    return [value for _, attributes in parser.tags for name, value in attributes if name == "id" and value]


def test_every_link_inside_the_page_leads_to_an_element_and_ids_are_unique() -> None:
    parser = parse(render(*samples.records()))
    found = ids(parser)
    assert len(found) == len(set(found))
    links = {
        value[1:]
        for _, attributes in parser.tags
        for name, value in attributes
        if name == "href" and value and value[0] == "#"
    }
    assert links <= set(found)


def test_every_event_is_tied_to_its_sentence_both_ways() -> None:
    documents, events, statements, remarks = samples.records()
    page = render(documents, events, statements, remarks)
    found = set(ids(parse(page)))
    for event in events:
        assert event["id"] in found
        trigger = re.escape(event["trigger"]["text"])
        assert re.search(
            rf'<a class="[^"]*trigger[^"]*" data-e="[^"]*{event["id"]}[^"]*" href="#[^"]+">{trigger}</a>', page
        )
        sentence = re.search(rf'<li class="event[^"]*" id="{event["id"]}".*?href="#([^"]+)"', page)
        assert sentence and sentence[1] in found


def test_the_whole_text_is_there_in_order() -> None:
    page = render(*samples.records())
    for document in (samples.NORTH, samples.SOUTH):
        shown = "".join(parse(page).data)
        for paragraph in document.text.split("\n\n"):
            assert paragraph in shown


def test_speakers_are_named_over_their_events_and_words_without_events_are_listed() -> None:
    page = render(*samples.records())
    group = page[page.index('<li class="group" data-speaker="Foreign Ministry of Sudria">') :]
    assert "as told by Norhaven Gazette" in group[:400]
    assert "negated" in group[:1500] and "“denied”, denied" in group[:1500]
    assert "We will never attack a neighbour, … and we never did." in page
    assert "in its own words" in page


def test_wicked_text_never_becomes_markup() -> None:
    text = f"{WICKED} Brandt visited {WICKED} Karvena."
    document = samples.document(text, f"Title {WICKED}", f"Outlet {WICKED}", url='javascript:alert("1")',
                                author=WICKED, lang='en" onload="x', uri=WICKED, warnings=(WICKED,))  # fmt: skip
    actor = samples.ref(document, "Brandt", "NOR", name=WICKED)
    said = samples.statement(document, actor, samples.span(document, "visited"), samples.span(document, "Karvena."))
    whole = samples.span(document, text)
    event = samples.event(
        document, "CONSULT", samples.span(document, "visited"), whole, (actor,), (), said, mode=(WICKED,)
    )
    remark = Remark("r-1", document.ref, WICKED, "Brandt", text.index("Brandt"), text.index("Brandt") + 6, None)
    records = (to_record([item]) for item in (document, event, said, remark))
    page = render(*records)
    parser = parse(page)
    tags = [tag for tag, _ in parser.tags]
    assert tags.count("script") == tags.count("style") == 1
    assert "img" not in tags
    names = {name for _, attributes in parser.tags for name, _ in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "javascript:" not in page
    assert "\x1b" not in page
    assert dict(next(attributes for tag, attributes in parser.tags if tag == "article")).get("lang") is None


def test_the_page_fetches_nothing_and_runs_only_its_own_script() -> None:
    page = render(*samples.records())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    for element in ("style", "script"):
        content = page.split(f"<{element}>")[1].split(f"</{element}>")[0]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src &#x27;sha256-{digest}&#x27;" in policy[1]
    assert "default-src &#x27;none&#x27;" in policy[1]
    assert not re.search(r'(?:src|srcset|action)="|@import|url\(', page)
    assert "style=" not in page


def test_overlapping_and_nested_spans_are_cut_at_their_boundaries() -> None:
    document = samples.document("North and South met and signed.", None, "Gazette")
    sentence = samples.span(document, document.text)
    wide = samples.ref(document, "North and South", "AAA")
    inner = samples.ref(document, "South", "BBB")
    events = [
        samples.event(document, "CONSULT", samples.span(document, "met"), sentence, (wide,)),
        samples.event(document, "SUPPORT", samples.span(document, "met and signed"), sentence, (inner,)),
    ]
    page = render(*(to_record(items) for items in ([document], events, [])))
    assert f'<span class="actor" data-e="{events[0].id}">North and </span>' in page
    assert f'<span class="actor" data-e="{events[0].id} {events[1].id}">South</span>' in page
    assert "North and South met and signed." in "".join(parse(page).data)


def test_spans_in_the_title_are_marked_in_the_heading() -> None:
    page = render(*samples.records())
    heading = re.search(r"<h3[^>]*>(.*?)</h3>", page)
    assert heading and 'class="trigger"' in heading[1] and ">visits</a>" in heading[1]


def test_a_report_of_nothing_says_so() -> None:
    page = render([], [], [])
    assert "There are no documents here." in page


def test_documents_left_out_are_counted() -> None:
    documents, events, statements, _ = samples.records()
    assert f"3 more documents left out: one file holds at most {LIMIT}." in render(
        documents, events, statements, left_out=3
    )


def test_a_long_summary_is_folded() -> None:
    document = samples.document("They met.", None, "Gazette")
    sentence, trigger = samples.span(document, "They met."), samples.span(document, "met")
    codes = [f"{first}{second}X" for first in "ABCDEFG" for second in "ABCDEFG"]
    events: list[Any] = [
        samples.event(document, "CONSULT", trigger, sentence, (samples.ref(document, "They", code),)) for code in codes
    ]
    events = [replace(event, id=f"e-{number}") for number, event in enumerate(events)]
    page = render(*(to_record(items) for items in ([document], events, [])))
    assert f"{len(codes) - SHOWN} further rows" in page


def test_an_unattributed_statement_and_empty_coding_are_shown() -> None:
    document = samples.document("“It is so,” it was said.", "", "Gazette", None)
    said = samples.statement(
        document, None, samples.span(document, "said"), samples.span(document, "It is so,"), kind="direct"
    )
    coded = Coded(document, (), (said,))
    page = render(to_record([coded.document]), [], to_record(list(coded.statements)))
    assert "unnamed speaker" in page and "no date found" in page and "Untitled:" in page
    assert "No events were found" in page


def test_the_report_has_an_axis_that_tells_history_and_claims_apart() -> None:
    documents, events, statements, remarks = samples.records()
    page = render(documents, events, statements, remarks)
    axis = page[page.index('id="axis-title"') : page.index('id="articles"')]
    assert axis.index("<b>1980s</b>") < axis.index("44 years on") < axis.index("<b>May 2031</b>")
    assert "■ reported" in axis and "□ claimed" in axis and "✕ denied" in axis
    assert {event["id"] for event in events} <= set(re.findall(r'href="#(e-[^"]+)"', axis))
    assert axis.count("<details") == axis.count('<details class="stretch" open>')


def test_long_stretches_of_the_axis_are_folded() -> None:
    documents, events, *_ = samples.records()
    now = next(event for event in events if not event["historical"])
    many = [
        {**now, "id": f"e-{n}", "recipient": [{**now["actor"][0], "name": f"State {n}", "country": None}]}
        for n in range(FOLDED + 1)
    ]
    page = render(documents, [*many, *(event for event in events if event["historical"])], [])
    assert page.count('<details class="stretch">') == 1 and '<details class="stretch" open><summary><b>1980s' in page
