"""Links as threads: a signal, the answers to it, the answers to those."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from .words import Record


def threads(links: Iterable[Record], events: Callable[[str], Iterable[Record]]) -> Iterator[Record]:
    """The events that links tie together, each below what it answers.

    ``events`` gives the events of a document by its id. Rows are ``{"depth", "event", "link"}``: an event that starts
    a thread has depth 0 and no link; every link stands in one row with its response, below its trigger. Links
    without a document, which no text tells, are left out.
    """
    for document, group in groupby(links, key=lambda link: (link.get("document") or {}).get("id")):
        if document:
            yield from _threads(list(group), {event["id"]: event for event in events(document)})


def _threads(links: list[Record], events: Mapping[str, Record]) -> Iterator[Record]:
    answers: dict[str, list[Record]] = {}
    for link in links:
        answers.setdefault(link["trigger"], []).append(link)
    answering = {link["response"] for link in links}
    first = [name for name in answers if name not in answering]
    told: set[str] = set()
    for name in [*first, *answers]:  # the rest only where answers go round in a circle
        if name not in told:
            yield {"depth": 0, "event": events[name], "link": None}
            yield from _answers(name, answers, events, told, 1)


def _answers(
    name: str, answers: Mapping[str, list[Record]], events: Mapping[str, Record], told: set[str], depth: int
) -> Iterator[Record]:
    told.add(name)
    for link in answers.get(name, ()):
        yield {"depth": depth, "event": events[link["response"]], "link": link}
        if link["response"] not in told:
            yield from _answers(link["response"], answers, events, told, depth + 1)
