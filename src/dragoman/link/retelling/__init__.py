"""How each source tells a story: what it calls things, whose words it carries, what it tells first.

Counts with their evidence. Nothing here says who is right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .figures import figures
from .naming import naming
from .parts import (
    Colour,
    Echo,
    Figure,
    Figures,
    Found,
    Naming,
    Quote,
    Record,
    Retelling,
    Source,
    Told,
    Voice,
    Wording,
)
from .quotes import quotes
from .texts import Material, Text, found_in, source_of, span_of
from .voices import voices

__all__ = [
    "Colour", "Echo", "Figure", "Figures", "Found", "Naming", "Quote", "Retelling", "Source", "Told", "Voice",
    "Wording", "completed", "retell", "source_of",
]  # fmt: skip


def retell(
    documents: Iterable[Record],
    events: Iterable[Record],
    statements: Iterable[Record],
    remarks: Iterable[Record],
    occurrences: Iterable[Record],
) -> Retelling:
    """Compare how the sources of some documents tell them. Records are in their public form.

    Records of other documents are ignored. Spans reproduce the text of their documents.
    """
    texts = {str(document["id"]): Text(document) for document in documents}

    def ours(records: Iterable[Record]) -> list[Record]:
        return [record for record in records if record["document"]["id"] in texts]

    material = Material(texts, ours(events), ours(statements), ours(remarks), list(occurrences))
    return Retelling(
        sources=tuple(
            Source(name, tuple(text.id for text in held), sum(len(text.words) for text in held))
            for name, held in material.sources.items()
        ),
        naming=naming(material),
        voices=voices(material),
        colours=_colours(material),
        quotes=quotes(material),
        figures=figures(material),
        order=_order(material),
    )


def completed(occurrences: Iterable[Record], events: Iterable[Record]) -> list[Record]:
    """The occurrences, and one of its own for every event that none of them holds, under the event's id."""
    held = list(occurrences)
    joined = {event for occurrence in held for event in occurrence["events"]}
    lone = (event for event in events if event["id"] not in joined)
    return [*held, *({"id": event["id"], "events": [event["id"]], "agreed": {}, "disputed": {}} for event in lone)]


def _colours(material: Material) -> tuple[Colour, ...]:
    """Loaded, hedged and quoted-at-arm's-length wordings of each source, the most frequent first."""
    found: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    for remark in material.remarks:
        document = remark["document"]["id"]
        source = material.texts[document].source
        found[source, remark["kind"], remark["text"].casefold()].append(found_in(document, remark))
    ranked = sorted(found.items(), key=lambda item: (item[0][0], item[0][1], -len(item[1]), item[0][2]))
    return tuple(Colour(source, kind, places[0].span.text, tuple(places)) for (source, kind, _), places in ranked)


def _order(material: Material) -> Mapping[str, tuple[Told, ...]]:
    """The occurrences of each source in the order in which it tells them, its headline first."""
    reports = {event["id"]: event for event in material.events}
    order: dict[str, tuple[Told, ...]] = {}
    for source, texts in material.sources.items():
        position = {text.id: number for number, text in enumerate(texts)}
        first: list[tuple[tuple[int, bool, int], str, Found]] = []
        for occurrence in material.occurrences:
            places = [
                ((position[document], span.field != "title", span.start), occurrence["id"], Found(document, span))
                for event in (reports[name] for name in occurrence["events"] if name in reports)
                if (document := event["document"]["id"]) in position
                for span in (span_of(event["trigger"]),)
            ]
            first += [min(places, key=lambda place: place[0])] if places else []
        first.sort(key=lambda place: place[:2])
        order[source] = tuple(
            Told(name, rank, found.span.field == "title", found) for rank, (_, name, found) in enumerate(first, 1)
        )
    return order
