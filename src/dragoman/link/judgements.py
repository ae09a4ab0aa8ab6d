"""Judgements: a person rules that two records are the same or different. They are kept, can be undone, and win."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..errors import UsageError
from ..model import Judgement, content_id
from ..store import Store, View

VERDICTS = ("same", "different")
_KINDS = {"e": "event", "d": "document", "st": "story"}


@dataclass(frozen=True, slots=True)
class Rulings:
    """What judgements ask of documents: groups to keep ``together`` and pairs to keep ``apart``.

    ``by`` says of each document that was brought together with others by whom.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    by: Mapping[str, str] = field(default_factory=dict)


def judge(store: Store, verdict: str, left: str, right: str, *, by: str, at: str | None = None) -> Judgement:
    """Record that two events, documents or stories, named by their ids, are the ``same`` or ``different``.

    An equal judgement that stands is given back as it is, and one to the contrary of the same two is undone. ``at`` is
    an ISO time, by default now. Raises UsageError where an id names nothing in the store or the two cannot be compared.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"a verdict is one of {', '.join(VERDICTS)}, not {verdict!r}")
    left, right = sorted((left.strip(), right.strip()))
    kinds = [_kind(name) for name in (left, right)]
    if kinds[0] != kinds[1]:
        raise UsageError(f"{left} is {_article(kinds[0])} and {right} {_article(kinds[1])}; name two of a kind")
    if left == right:
        raise UsageError(f"{left} is one {kinds[0]}; name two")
    view, writer = store.view(), store.writer()
    documents = [_documents(view, kind, name) for kind, name in zip(kinds, (left, right), strict=True)]
    for other in view.judgements():
        if not other.undone and (other.left, other.right) == (left, right):
            if other.verdict == verdict:
                return other
            writer.write_judgement(replace(other, undone=True))
    at = at or datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    name = content_id("j", verdict, left, right, by, at)
    made = Judgement(name, verdict, left, right, by, at, False, documents[0], documents[1])
    writer.write_judgement(made)
    return made


def undo(store: Store, name: str) -> Judgement:
    """Undo a judgement; it stays recorded. Raises UsageError where there is none of that id that stands."""
    for judgement in store.view().judgements():
        if judgement.id == name.strip():
            if judgement.undone:
                raise UsageError(f"{judgement.id} is undone already")
            undone = replace(judgement, undone=True)
            store.writer().write_judgement(undone)
            return undone
    raise UsageError(f"there is no judgement {name} in this store")


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """What standing judgements on documents and stories ask for; where they contradict each other the later wins."""
    standing = [ruling for ruling in judgements if not ruling.undone and ruling.left_documents]
    together: list[tuple[str, ...]] = []
    apart: list[tuple[str, str]] = []
    by: dict[str, str] = {}
    for ruling in sorted(standing, key=lambda item: (item.at, item.id), reverse=True):
        if ruling.verdict == "same":
            group = (*ruling.left_documents, *ruling.right_documents)
            if _fits([*together, group], apart):
                together.append(group)
                by.update((name, ruling.by) for name in group if name not in by)
        else:
            pairs = [(left, right) for left in ruling.left_documents for right in ruling.right_documents]
            if _fits(together, pairs):
                apart += pairs
    return Rulings(tuple(together), tuple(apart), by)


def _fits(together: Sequence[Sequence[str]], apart: Iterable[tuple[str, str]]) -> bool:
    """Whether no pair that is to stay apart is brought together, directly or through others."""
    home: dict[str, str] = {}

    def find(name: str) -> str:
        while home.get(name, name) != name:
            name = home[name]
        return name

    for group in together:
        for name in group[1:]:
            home[find(name)] = find(group[0])
    return all(find(left) != find(right) for left, right in apart)


def _kind(name: str) -> str:
    kind = _KINDS.get(name.partition("-")[0])
    if kind is None:
        raise UsageError(f"{name!r} is no id of an event (e-…), a document (d-…) or a story (st-…)")
    return kind


def _article(kind: str) -> str:
    return f"an {kind}" if kind == "event" else f"a {kind}"


def _documents(view: View, kind: str, name: str) -> tuple[str, ...]:
    """The documents that a judgement on a record moves: none for an event."""
    found = view.holds(kind, name)
    if found is None:
        raise UsageError(f"there is no {kind} {name} in this store")
    return found
