"""Why an event is there or not: triggers met, frames refused and the reason, actors and the rows they came from."""

from dataclasses import dataclass

from ..model import ActorRef, Document
from ..read import Reading, analyse
from .actors import Mentions
from .assembly import Assembler


@dataclass(frozen=True, slots=True)
class Considered:
    """A frame whose trigger was found: ``reason`` says why it was refused, None that it gave an event."""

    frame: str
    trigger: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the coder saw in one sentence.

    ``words`` are (form, lemma, part of speech, relation, governor's form) of each token; ``actors`` are the phrases
    that resolved to an actor; ``considered`` are the frames whose trigger words were met, events first.
    """

    text: str
    words: tuple[tuple[str, str, str, str, str], ...]
    actors: tuple[ActorRef, ...]
    considered: tuple[Considered, ...]


def explain(document: Document) -> tuple[Explanation, ...]:
    """Code a document and keep what led to each decision, sentence by sentence."""
    return tuple(explanation for reading in analyse([document]) for explanation in _explained(reading))


def _explained(reading: Reading) -> list[Explanation]:
    mentions = Mentions(reading)
    assembler = Assembler(mentions)
    found = []
    for sentence in reading.sentences:
        drafts = assembler.drafts(sentence)
        events = [Considered(draft.rule, draft.trigger.text, None) for draft in drafts]
        refused = [Considered(r.frame, r.trigger, r.reason) for r in dict.fromkeys(assembler.refusals)]
        heads = [t for t in sentence.tokens if t.relation not in ("compound", "flat", "amod", "det", "case")]
        actors = [item.ref for token in heads for item in mentions.found(sentence, token)]
        words = tuple((t.text, t.lemma, t.pos, t.dep, sentence.tokens[t.head].text) for t in sentence.tokens)
        found.append(Explanation(sentence.span.text, words, tuple(dict.fromkeys(actors)), (*events, *refused)))
    return found
