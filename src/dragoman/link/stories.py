"""Stories: articles about the same happening, gathered anew wherever something new touches them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Copy, Member, Story, content_id
from ..store import Linked, Store, View
from .agencies import credits
from .alike import Space
from .cluster import clusters, components
from .copies import candidates, copies, signature
from .features import Features, features, settings
from .judgements import rulings
from .reasons import reason

_MARGIN = 1e-3  # keeps rounding out of the question which documents are looked at together
_UNDATED = "9999"

Strong = tuple[str, str, float]
"""Two documents, the smaller id first, and how alike they are."""


def link_stories(store: Store, judged: Iterable[str] = ()) -> tuple[str, ...]:
    """Gather the documents of a store into stories, as far as documents are new or ``judged`` anew; find copies.

    Gives the ids of the stories that are new or changed. What comes out depends on the documents and judgements in the
    store, not on the order in which they came; only the ids of stories do, as a story keeps its first id for life.
    Raises StoreError.
    """
    view = store.view()
    fresh, credited = _fresh(view)
    touching = set(judged) | fresh.keys()
    if not touching:
        return ()
    known = {row[0]: (Features(row[0], row[1], tuple(row[2]), tuple(row[3])), row[4]) for row in view.features()}
    documents = {name: found for name, (found, _) in (known | fresh).items()}
    signatures = {name: sign for name, (_, sign) in (known | fresh).items()}
    gathering = _Gathering(view, [documents[name] for name in sorted(documents)], fresh.keys())
    stories, gone = gathering.gathered(touching)
    store.writer().write_linked(
        Linked(
            features=[(f.document, f.day, f.terms, f.weights, sign) for f, sign in fresh.values()],
            credits=credited,
            likeness=gathering.strong,
            copies=tuple(_copies(view, documents, signatures, fresh.keys(), gathering.strong)),
            stories=stories,
            gone=gone,
        )
    )
    return tuple(story.id for story, _ in stories)


def _fresh(view: View) -> tuple[dict[str, tuple[Features, bytes]], list[tuple[str, str, str]]]:
    """Of documents new to linking the features and signatures, and the agencies that they credit."""
    fresh: dict[str, tuple[Features, bytes]] = {}
    credited: list[tuple[str, str, str]] = []
    for document in view.unlinked():
        fresh[document["id"]] = features(document), signature(document["text"])
        credited += [(document["id"], credit.agency, credit.kind) for credit in credits(document)]
    return fresh, credited


def _copies(
    view: View,
    documents: Mapping[str, Features],
    signatures: Mapping[str, bytes],
    fresh: Iterable[str],
    strong: Sequence[Strong],
) -> Iterator[Copy]:
    pairs = set(candidates(signatures, set(fresh)))
    pairs.update((left, right) for left, right, score in strong if score >= settings().compared)
    when = {name: found.day or _UNDATED for name, found in documents.items()}
    return copies(sorted(pairs), view.texts, when)


@dataclass(frozen=True, slots=True)
class _Heir:
    """What a group of documents is called: the story it goes on with, or a new one."""

    id: str
    formed: int
    formerly: tuple[str, ...] = ()


class _Gathering:
    """One run over all documents, which are numbered in the order of their ids."""

    def __init__(self, view: View, documents: Sequence[Features], fresh: Iterable[str]) -> None:
        self._use = settings()
        self._documents = documents
        self._number = {item.document: number for number, item in enumerate(documents)}
        self._space = Space.of(documents, self._use)
        self._titles = view.titles()
        formed = view.formed_stories()
        self._old = {story.id: story for story, _ in formed}
        self._formed = {story.id: place for story, place in formed}
        self._story_of = {name: story.id for story, _ in formed for name in story.documents}
        self._rulings = rulings(view.judgements())
        self._together = [group for names in self._rulings.together if len(group := self._numbers(names)) > 1]
        self._apart = [(pair[0], pair[1]) for names in self._rulings.apart if len(pair := self._numbers(names)) == 2]
        self.strong = list(self._strong(set(fresh)))
        edges = [(self._number[one], self._number[other]) for one, other, _ in (*view.likeness(), *self.strong)]
        edges += [(group[0], number) for group in self._together for number in group[1:]]
        self._component = components(len(documents), edges)

    def _numbers(self, names: Iterable[str]) -> list[int]:
        return [self._number[name] for name in names if name in self._number]

    def _strong(self, fresh: set[str]) -> Iterator[Strong]:
        """The pairs that new documents bring and that are alike enough to make a story by themselves."""
        rows, every = np.array(sorted(self._numbers(fresh)), np.int64), np.arange(len(self._documents))
        for ones, others, scores in self._space.pairs(rows, every, self._use.threshold - _MARGIN):
            for one, other, score in zip(ones.tolist(), others.tolist(), scores.tolist(), strict=True):
                left, right = self._documents[one].document, self._documents[other].document
                if left < right or right not in fresh:  # two new ones are met twice
                    yield min(left, right), max(left, right), score

    def gathered(self, names: Iterable[str]) -> tuple[list[tuple[Story, int]], list[str]]:
        """The stories that are new or changed now that these documents are, and the ids of those that are no more."""
        groups: list[list[int]] = []
        touched: set[int] = set()
        scores: dict[int, dict[int, float]] = defaultdict(dict)
        for rows in self._touched(names):
            touched.update(rows)
            if len(rows) > 1:
                groups += self._clusters(rows, scores)
        old = {name for row in touched if (name := self._story_of.get(self._documents[row].document))}
        heirs = self._heirs(groups)
        changed = []
        for group, heir in zip(groups, heirs, strict=True):
            story = self._story(heir, group, scores)
            if self._old.get(heir.id) != story:
                changed.append((story, heir.formed))
        return changed, sorted(old - {heir.id for heir in heirs})

    def _touched(self, names: Iterable[str]) -> list[list[int]]:
        """All components that the named documents reach, through likeness or through the stories they were in."""
        members: dict[int, list[int]] = defaultdict(list)
        for row, root in enumerate(self._component):
            members[root].append(row)
        roots: set[int] = set()
        waiting = self._numbers(names)
        while waiting:
            root = self._component[waiting.pop()]
            if root not in roots:
                roots.add(root)
                for row in members[root]:
                    if story := self._old.get(self._story_of.get(self._documents[row].document, "")):
                        waiting += self._numbers(story.documents)
        return [members[root] for root in sorted(roots)]

    def _clusters(self, rows: list[int], scores: dict[int, dict[int, float]]) -> list[list[int]]:
        """The groups of more than one document in a component; puts the likeness within groups into ``scores``."""
        place = {row: number for number, row in enumerate(rows)}
        every = np.arange(len(rows))
        edges: list[tuple[int, int, float]] = []
        for ones, others, found in self._space.local(np.array(rows, np.int64)).pairs(every, every, self._use.floor):
            kept = ones < others
            edges += zip(ones[kept].tolist(), others[kept].tolist(), found[kept].tolist(), strict=True)
        together = [[place[row] for row in group] for group in self._together if group[0] in place]
        apart = [(place[one], place[other]) for one, other in self._apart if one in place and other in place]
        groups = clusters(len(rows), edges, self._use.threshold, together, apart)
        home = {node: number for number, group in enumerate(groups) for node in group}
        for one, other, score in edges:
            if home[one] == home[other]:
                scores[rows[one]][rows[other]] = scores[rows[other]][rows[one]] = score
        return [[rows[node] for node in group] for group in groups if len(group) > 1]

    def _heirs(self, groups: list[list[int]]) -> list[_Heir]:
        """What each group is called.

        A story goes on in the group that holds most of it. A group that several stories go on in has the id of the one
        that was formed first, and remembers the others.
        """
        shares: list[tuple[int, int, int, str]] = []
        for number, group in enumerate(groups):
            held = Counter(self._story_of.get(self._documents[row].document) for row in group)
            shares += [(-count, self._formed[name], number, name) for name, count in held.items() if name]
        goes_on: dict[str, int] = {}
        for _, _, number, name in sorted(shares):
            goes_on.setdefault(name, number)
        inherited: dict[int, list[str]] = defaultdict(list)
        for name in sorted(goes_on, key=self._formed.__getitem__):
            inherited[goes_on[name]].append(name)
        last = max(self._formed.values(), default=0)
        heirs = []
        for number, group in enumerate(groups):
            if names := inherited.get(number):
                past = [*self._old[names[0]].formerly, *names[1:]]
                past += [earlier for name in names[1:] for earlier in self._old[name].formerly]
                heirs.append(_Heir(names[0], self._formed[names[0]], tuple(dict.fromkeys(past))))
            else:
                last += 1
                documents = (self._documents[row].document for row in group)
                heirs.append(_Heir(content_id("st", last, *documents), last))
        return heirs

    def _story(self, heir: _Heir, group: list[int], scores: Mapping[int, Mapping[int, float]]) -> Story:
        ordered = sorted((self._documents[row].day or _UNDATED, row) for row in group)
        rows = [row for _, row in ordered]
        days = [day for day, _ in ordered if day != _UNDATED]
        central = max(rows, key=lambda row: (sum(scores.get(row, {}).values()), -row))
        return Story(
            heir.id,
            tuple(self._documents[row].document for row in rows),
            self._titles.get(self._documents[central].document) or "untitled",
            min(days, default=None),
            max(days, default=None),
            tuple(self._member(row, group, scores.get(row, {})) for row in rows),
            heir.formerly,
        )

    def _member(self, row: int, group: list[int], likeness: Mapping[int, float]) -> Member:
        nearest = min(likeness, key=lambda other: (-likeness[other], other), default=None)
        if nearest is None:  # here by a judgement alone
            nearest = next(other for other in group if other != row)
        here, there = self._documents[row], self._documents[nearest]
        judge = self._rulings.by.get(here.document)
        said = reason(here, there) if judge is None else f"{judge} judged it to belong here; {reason(here, there)}"
        return Member(here.document, there.document, round(likeness.get(nearest, 0.0), 3), said)
