"""From cues to links: for each cue of a document its trigger and its response, both of them coded events.

The relations follow what news and the study of international relations tell apart. ``response`` is action and reaction
(Contingency.Cause in the Penn Discourse Treebank 3.0, Webber et al. 2019; the reciprocity of Goldstein and Freeman
1990), ``exchange`` a quid pro quo, ``condition`` a threat or promise and what would set it off
(Contingency.Condition), ``despite`` an act in defiance of another (Comparison.Concession), ``sequence`` an act after
another of the other side, told without saying that it answers (Temporal.Asynchronous).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import Event, Link, link_id
from ...read import Reading
from ..actors import Mentions
from ..drafts import Draft
from .cues import Match, lexicon
from .parties import fit, meeting, shared
from .scene import Scene, Site
from .sides import Side, Sides

# What weakens a link: an event not told by the phrase itself but before it, parties that do not meet, one actor on
# both sides, words far from the cue, a trigger that has not happened.
_REFERRED, _UNMET, _ALONE, _FAR, _UNDONE = 0.15, 0.1, 0.15, 0.1, 0.1
# Forms of cues whose trigger stands in what was told before.
_TOLD_BEFORE = ("adverb", "marker")


@dataclass(frozen=True, slots=True)
class Lost:
    """A cue with one side or none: ``missing`` is trigger, response or both; kept for ``explain`` and for counts."""

    cue: str
    words: str
    missing: str


def find_links(reading: Reading, mentions: Mentions, coded: Iterable[tuple[Draft, Event]]) -> tuple[Link, ...]:
    """The links of one document, in order of the response."""
    return Finder(reading, mentions, coded).links()


class Finder:
    """Finds the links of one reading; ``lost`` tells which cues had a side that is no coded event."""

    def __init__(self, reading: Reading, mentions: Mentions, coded: Iterable[tuple[Draft, Event]]) -> None:
        self.lost: list[Lost] = []
        self._reading = reading
        self._scene = Scene(coded)
        self._sides = Sides(self._scene, mentions)

    def links(self) -> tuple[Link, ...]:
        """One link for each pair of events, the surest; never both ways."""
        best: dict[tuple[str, str], tuple[float, int, Link]] = {}
        if len(self._scene.sites) > 1:
            for match, response, trigger in self._pairs():
                link = self._link(match, response, trigger)
                if link is None:
                    continue
                key = (link.response, link.trigger)
                held = best.get(key) or best.get(key[::-1])
                if held is None or held[0] < link.confidence:
                    best.pop(key[::-1], None)
                    best[key] = (link.confidence, response.site.order, link)
        return tuple(link for _, _, link in sorted(best.values(), key=lambda item: (item[1], -item[0], item[2].id)))

    def _pairs(self) -> Iterator[tuple[Match, Side, Side]]:
        for index in sorted(self._scene.in_sentence):
            sentence = self._reading.sentences[index]
            answered: set[str] = set()
            used: set[int] = set()
            # What a cue says outright is not looked for in what was told before.
            for match in sorted(lexicon().matches(sentence), key=lambda match: match.cue.form in _TOLD_BEFORE):
                if match.first.i in used:  # of several entries of one word the first that finds both sides
                    continue
                response, trigger = self._sides.of(sentence, match)
                if response is None or trigger is None:
                    self._lose(match, response, trigger)
                elif match.cue.form not in _TOLD_BEFORE or response.site.event.id not in answered:
                    used.add(match.first.i)
                    for side in (response, *self._sides.joined(sentence, match, response)):
                        answered.add(side.site.event.id)
                        yield match, side, trigger

    @staticmethod
    def _link(match: Match, response: Side, trigger: Side) -> Link | None:
        cue, answer, first = match.cue, response.site.event, trigger.site.event
        if not _distinct(response.site, trigger.site):
            return None
        if (cue.events and answer.event not in cue.events) or (cue.answers and first.event not in cue.answers):
            return None
        if not fit(cue.parties, answer, first):
            return None
        if cue.relation in ("response", "sequence") and _later(first, answer):
            return None
        met = sum(meeting(answer, first))
        referred = trigger.referred or response.referred
        sure = cue.confidence - _FAR * (response.depth + trigger.depth > 1) - _REFERRED * (referred and met < 2)
        if cue.relation != "condition" and first.status in ("future", "hypothetical"):
            sure -= _UNDONE
        if not met:
            sure -= _ALONE if shared(answer.actor, first.actor) else _UNMET
        return Link(
            id=link_id(answer.id, first.id, match.span),
            kind="textual",
            response=answer.id,
            trigger=first.id,
            cue=match.span,
            confidence=round(max(sure, 0.1), 2),
            relation=cue.relation,
            rule=cue.id,
            document=answer.document,
        )

    def _lose(self, match: Match, response: Side | None, trigger: Side | None) -> None:
        missing = "both" if response is None and trigger is None else "response" if response is None else "trigger"
        self.lost.append(Lost(match.cue.id, match.span.text, missing))


def _distinct(response: Site, trigger: Site) -> bool:
    """Whether two events are told by different words."""
    if response.event.id == trigger.event.id:
        return False
    if response.sentence.index != trigger.sentence.index:
        return True
    left, right = response.draft, trigger.draft
    return left.trigger.i not in (right.trigger.i, right.predicate.i) and left.predicate.i != right.trigger.i


def _later(trigger: Event, response: Event) -> bool:
    """Whether the text itself dates the trigger after the response; what was only announced is answered beforehand."""
    if trigger.of or trigger.status in ("future", "hypothetical"):
        return False
    left, right = trigger.time, response.time
    if left is None or right is None or left.span is None or right.span is None:
        return False
    return bool(left.start and right.end and left.start > right.end)
