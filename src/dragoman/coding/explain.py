"""Why an event is there or not: triggers met, frames refused and the reason, actors and the rows they came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import ActorRef, Document
from ..read import Reading, Sentence, analyse
from .actors import Mentions
from .assembly import Assembler
from .drafts import Draft
from .found import Found
from .lexicon import lexicon
from .plugged import drafts_of, load_plugins, tag
from .plugin import Plugin


@dataclass(frozen=True, slots=True)
class Considered:
    """A frame whose trigger was found: ``reason`` says why it was refused; where it is None, ``event`` says which
    event it gave, in the notation of the lexicon's examples. ``because`` is what the classifier says for its own."""

    frame: str
    trigger: str
    reason: str | None
    event: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the coder saw in one sentence.

    ``words`` are (form, lemma, part of speech, relation, governor's form) of each token; ``actors`` are the phrases
    that resolved to an actor; ``considered`` are the frames whose trigger words were met, events first; ``unused``
    are words of the lexicon that were read as another part of speech or as a modifier, so that no frame was tried;
    ``rows`` say for each of ``actors`` which row of the actor tables, or which office of ``roles.toml``, it came from.
    """

    text: str
    words: tuple[tuple[str, str, str, str, str], ...]
    actors: tuple[ActorRef, ...]
    considered: tuple[Considered, ...]
    unused: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def explain(document: Document, coders: Sequence[str] = ()) -> tuple[Explanation, ...]:
    """Code a document and keep what led to each decision, sentence by sentence."""
    used = load_plugins(coders)
    return tuple(explanation for reading in analyse([document]) for explanation in _explained(reading, used))


def _explained(reading: Reading, used: Sequence[Plugin]) -> list[Explanation]:
    tag(reading, used)
    mentions = Mentions(reading)
    assembler = Assembler(mentions)
    told: list[Draft] = []
    refused = {}
    for sentence in reading.sentences:
        told += assembler.drafts(sentence)
        refused[sentence.index] = [Considered(r.frame, r.trigger, r.reason) for r in dict.fromkeys(assembler.refusals)]
    tuple(drafts_of(mentions, used, told))
    found = []
    for sentence in reading.sentences:
        drafts = [draft for draft in told if draft.sentence is sentence]
        events = [Considered(_rule(d), d.trigger.text, None, _summary(d), d.signs if d.coder else ()) for d in drafts]
        considered = (*events, *refused[sentence.index])
        heads = [t for t in sentence.tokens if t.relation not in ("compound", "flat", "amod", "det", "case")]
        actors = {item.ref: _row(item) for token in reversed(heads) for item in mentions.found(sentence, token)[::-1]}
        words = tuple((t.text, t.lemma, t.pos, t.dep, sentence.tokens[t.head].text) for t in sentence.tokens)
        unused = tuple(_unused(sentence, {item.trigger for item in considered}))
        found.append(
            Explanation(
                sentence.span.text, words, tuple(actors)[::-1], considered, unused, tuple(actors.values())[::-1]
            )
        )
    return found


def _unused(sentence: Sentence, met: set[str]) -> Iterable[str]:
    """Triggers of one word at which no frame was tried, with what they were taken for."""
    known = lexicon()
    for token in sentence.tokens:
        parts = {"VERB": known.verbs, "NOUN": known.nouns, "ADJ": known.adjectives}
        frames = {
            pattern.frame.id: part
            for part, index in parts.items()
            for pattern in index.get(token.lower, ())
            if not pattern.before and not pattern.after
        }
        if frames and token.text not in met:
            as_what = ", ".join(sorted({part.lower() for part in frames.values()}))
            yield f"{token.text}: a trigger as {as_what}, read as {token.pos.lower()} ({token.dep})"


def _row(item: Found) -> str:
    """What an actor was resolved by, in words."""
    parts = [f"row {item.ref.actor_id}"] if item.ref.actor_id else []
    parts += [f"“{item.role}” of roles.toml"] if item.role and not item.ref.actor_id else []
    parts += ["country from what stands around it"] if item.inferred else []
    return ", ".join(parts) or "its own words"


def _rule(draft: Draft) -> str:
    return draft.rule if draft.coder is None else f"{draft.coder[0]} {draft.rule}"


def _summary(draft: Draft) -> str:
    """An event in the lexicon's own notation: ``CONSULT KEN > GHA actual``."""
    sides = [
        ",".join(sorted({ref.country or "" for ref in side} - {""})) or "-" for side in (draft.actor, draft.recipient)
    ]
    return f"{draft.event} {sides[0]} > {sides[1]} {draft.status.value}"
