"""A coder for words that the lexicon lacks: a small trained model says which category they belong to.

It sees verbs and event nouns beside a party where no frame knows the word. Roles, status and tense come from the same
rules as those of the frames; only the category is learned.
"""

from collections.abc import Iterator, Sequence

from ...data import load_toml
from ...read import Sentence
from ..actors import Mentions
from ..assembly import Assembler
from ..confidence import confidence
from ..drafts import Draft, without_repeats
from ..meaning import chances, model, reasons
from ..outside import Predicate, candidate_at, outside, predicate_at
from ..plugin import Plugin
from ..roles import RoleFiller


class Classifier(Plugin):
    """Events whose category is the model's; ``version`` is that of its weights."""

    name = "classifier"

    def __init__(self) -> None:
        self.version = model().version
        self._least = float(load_toml("classifier/frames.toml")["classifier"]["least"])

    def drafts(self, mentions: Mentions, told: Sequence[Draft]) -> Iterator[Draft]:
        """The events of words that no frame knows, none of which an event told already is about."""
        assembler, filler = Assembler(mentions), RoleFiller(mentions)
        by_sentence: dict[int, list[Draft]] = {}
        for held in told:
            by_sentence.setdefault(held.sentence.index, []).append(held)
        for sentence in mentions.reading.sentences:
            before = by_sentence.get(sentence.index, [])
            for draft in self._of_sentence(assembler, filler, sentence):
                if not any(_about(other, draft) for other in before):
                    before.append(draft)
                    yield draft

    def _of_sentence(self, assembler: Assembler, filler: RoleFiller, sentence: Sentence) -> Iterator[Draft]:
        for token in sentence.tokens:
            if token.lemma in model().words and outside(assembler.matcher.lexicon, token):
                predicate = predicate_at(assembler.matcher, filler, sentence, token)
                draft = self._draft(assembler, predicate) if predicate is not None else None
                if draft is not None:
                    yield draft

    def _draft(self, assembler: Assembler, predicate: Predicate) -> Draft | None:
        trigger = predicate.candidate.trigger
        found = chances(predicate.lemma, trigger.pos, predicate.signs)
        if found is None:
            return None
        best = int(found[:-1].argmax())
        if found[best] < self._least:
            return None
        category = model().names[best]
        candidate = candidate_at(assembler.matcher, predicate.sentence, trigger, category.lower())
        draft = assembler.draft_of(predicate.sentence, candidate) if candidate is not None else None
        if draft is None:
            return None
        whole = confidence(draft.signs, draft.event, draft.status, draft.of)
        draft.confidence = round(float(found[best]) * whole, 2)
        draft.coder = (self.name, self.version)
        draft.signs = reasons(predicate.lemma, predicate.signs, category)
        return draft


def _about(other: Draft, draft: Draft) -> bool:
    """Whether an event stands at the same words as another, or says the same of the same parties."""
    same = {other.trigger.i, other.last.i, other.predicate.i} & {draft.trigger.i, draft.predicate.i}
    return bool(same) or len(without_repeats([other, draft])) < 2
