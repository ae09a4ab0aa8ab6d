"""Stories: articles about the same happening, gathered anew wherever something new touches them."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Member, Story, content_id
from ..store import Linked, Store, View
from .alike import Space
from .cluster import clusters, components
from .features import Features, features, settings
from .reasons import reason

_MARGIN = 1e-3  # keeps rounding out of the question which documents are looked at together


def link_stories(store: Store, judged: Iterable[str] = ()) -> tuple[str, ...]:
    """Gather the documents of a store into stories, as far as documents are new or ``judged`` anew.

    Gives the ids of the stories that are new or changed. What comes out depends on the documents and judgements in the
    store, not on the order in which they came; only the ids of stories do, as a story keeps its first id for life.
    Raises StoreError.
    """
    view = store.view()
    fresh = [features(document) for document in view.unlinked()]
    if not fresh and not (judged := set(judged)):
        return ()
    work = _Work(view, fresh)
    touched = work.touched({item.document for item in fresh} | set(judged))
    stories, gone = work.gathered(touched)
    store.writer().write_linked(
        Linked(
            [(item.document, item.day, item.terms, item.weights) for item in fresh],
            work.edges,
            stories=tuple(stories),
            gone=tuple(gone),
        )
    )
    return tuple(story.id for story, _ in stories)


@dataclass(frozen=True, slots=True)
class _Known:
    """A story as it stands in the store."""

    story: Story
    formed: int


class _Work:
    """One run of linking: all documents as rows, in the order of their ids."""

    def __init__(self, view: View, fresh: Sequence[Features]) -> None:
        self._use = settings()
        new = {item.document for item in fresh}
        known = [Features(name, day, tuple(terms), tuple(weights)) for name, day, terms, weights in view.features()]
        self.documents = sorted([*known, *fresh], key=lambda item: item.document)
        self._row = {item.document: row for row, item in enumerate(self.documents)}
        self._space = Space(self.documents, self._use)
        self._titles = view.titles()
        self._old = {story.id: _Known(story, formed) for story, formed in view.formed_stories()}
        self._story_of = {name: known.story.id for known in self._old.values() for name in known.story.documents}
        self.edges = list(self._found([self._row[name] for name in new], new))
        joined = itertools.chain(view.likeness(), self.edges)
        pairs = ((self._row[left], self._row[right]) for left, right, _ in joined)
        home = components(len(self.documents), pairs)
        self._home = home
        self._component: dict[int, list[int]] = defaultdict(list)
        for row, root in enumerate(home):
            self._component[root].append(row)

    def _found(self, rows: list[int], new: set[str]) -> Iterator[tuple[str, str, float]]:
        """The strong pairs that new documents bring."""
        every = np.arange(len(self.documents))
        for ones, others, scores in self._space.pairs(
            np.array(sorted(rows), np.int64), every, self._use.threshold - _MARGIN
        ):
            for one, other, score in zip(ones.tolist(), others.tolist(), scores.tolist(), strict=True):
                left, right = self.documents[one].document, self.documents[other].document
                if left < right or right not in new:  # two new ones are met twice
                    yield min(left, right), max(left, right), score

    def touched(self, names: set[str]) -> list[list[int]]:
        """The rows of all components that the named documents reach, through likeness or through their stories."""
        roots: set[int] = set()
        waiting = [self._row[name] for name in names if name in self._row]
        while waiting:
            root = self._home[waiting.pop()]
            if root in roots:
                continue
            roots.add(root)
            for row in self._component[root]:
                if story := self._old.get(self._story_of.get(self.documents[row].document, "")):
                    waiting += [self._row[name] for name in story.story.documents if name in self._row]
        return [self._component[root] for root in sorted(roots)]

    def gathered(self, touched: list[list[int]]) -> tuple[list[tuple[Story, int]], list[str]]:
        """The stories of the touched components that are new or changed, and the ids of those that are no more."""
        groups: list[list[int]] = []
        likeness: dict[tuple[int, int], float] = {}
        for rows in touched:
            if len(rows) > 1:
                found, scores = self._clusters(rows)
                groups += found
                likeness.update(scores)
        names = {self.documents[row].document for rows in touched for row in rows}
        old = {self._story_of[name] for name in names if name in self._story_of}
        taken = self._named(groups, old)
        changed = []
        for group, (name, formed, formerly) in zip(groups, taken, strict=True):
            story = self._story(name, group, likeness, formerly)
            if name not in self._old or self._old[name].story != story:
                changed.append((story, formed))
        return changed, sorted(old - {name for name, _, _ in taken})

    def _clusters(self, rows: list[int]) -> tuple[list[list[int]], dict[tuple[int, int], float]]:
        array = np.array(rows, np.int64)
        scores: dict[tuple[int, int], float] = {}
        for ones, others, found in self._space.pairs(array, array, self._use.floor):
            kept = ones < others
            scores.update(
                zip(zip(ones[kept].tolist(), others[kept].tolist(), strict=True), found[kept].tolist(), strict=True)
            )
        place = {row: number for number, row in enumerate(rows)}
        edges = ((place[one], place[other], score) for (one, other), score in scores.items())
        found_groups = clusters(len(rows), edges, self._use.threshold)
        return [[rows[node] for node in group] for group in found_groups if len(group) > 1], scores

    def _named(self, groups: list[list[int]], old: set[str]) -> list[tuple[str, int, tuple[str, ...]]]:
        """For each group its id, place in the order of forming and the ids of stories that it took in.

        A group goes on with the story that most of its documents come from, the one formed first should there be
        several; a story that splits goes on in the group that holds most of it.
        """
        shares: list[tuple[int, int, int, str]] = []
        for number, group in enumerate(groups):
            held = Counter(
                self._story_of[name] for row in group if (name := self.documents[row].document) in self._story_of
            )
            shares += [(-count, self._old[name].formed, number, name) for name, count in held.items()]
        heir: dict[str, int] = {}
        for _, _, number, name in sorted(shares):
            heir.setdefault(name, number)
        inherited: dict[int, list[str]] = defaultdict(list)
        for name, number in sorted(heir.items(), key=lambda item: self._old[item[0]].formed):
            inherited[number].append(name)
        following = max((known.formed for known in self._old.values()), default=0)
        named = []
        for number, group in enumerate(groups):
            if ids := inherited.get(number):
                first, *others = ids
                formerly = [*self._old[first].story.formerly, *others]
                formerly += [past for name in others for past in self._old[name].story.formerly]
                named.append((first, self._old[first].formed, tuple(dict.fromkeys(formerly))))
            else:
                following += 1
                documents = [self.documents[row].document for row in group]
                named.append((content_id("st", following, *documents), following, ()))
        return named

    def _story(
        self, name: str, group: list[int], likeness: dict[tuple[int, int], float], formerly: tuple[str, ...]
    ) -> Story:
        ordered = sorted(group, key=lambda row: (self.documents[row].day or "9999", self.documents[row].document))
        scores: dict[int, dict[int, float]] = {row: {} for row in group}
        for one, other in itertools.combinations(sorted(group), 2):
            scores[one][other] = scores[other][one] = likeness.get((one, other), 0.0)
        members = []
        for row in ordered:
            nearest = min(scores[row], key=lambda other: (-scores[row][other], other))
            here, there = self.documents[row], self.documents[nearest]
            members.append(Member(here.document, there.document, round(scores[row][nearest], 3), reason(here, there)))
        days = [day for row in ordered if (day := self.documents[row].day)]
        central = max(ordered, key=lambda row: sum(scores[row].values()))
        title = self._titles.get(self.documents[central].document) or "untitled"
        documents = tuple(self.documents[row].document for row in ordered)
        return Story(name, documents, title, min(days, default=None), max(days, default=None), tuple(members), formerly)
