"""The frame lexicon: TOML frames compiled to an index by trigger form. The format is in ``docs/coding.md``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load_toml, load_toml_folder, sources
from ..errors import DataError
from .inflection import noun_forms, verb_forms
from .words import words

_DEFAULTS = {
    "actor": ["subj"],
    "recipient": ["obj"],
    "noun_actor": ["subj", "poss", "by", "adj"],
    "noun_recipient": ["against", "on", "to", "with"],
    "addressee": ["obj", "to", "on"],
}
_KEYS = {
    "id", "event", "mode", "cameo", "verbs", "nouns", "adjectives", "where", "unless", "need", "mutual", "kind",
    "implicit", "light", "general", "denied", "also", "examples", "note", "context", *_DEFAULTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One meaning: what a set of triggers says, where its roles stand and what must be true of its slots."""

    id: str
    event: str
    mode: tuple[str, ...]
    cameo: str | None
    kind: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    noun_recipient: tuple[str, ...]
    addressee: tuple[str, ...]
    where: tuple[tuple[str, tuple[str, ...]], ...]
    unless: tuple[tuple[str, tuple[str, ...]], ...]
    need: tuple[str, ...]
    mutual: bool
    implicit: bool
    light: frozenset[str]
    general: bool
    denied: bool
    also: tuple[str, tuple[str, ...], str | None] | None
    order: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger of a frame: its words before and after the head word."""

    frame: Frame
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns by the form of their head word, for verbs, nouns and adjectives, and the word classes."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    classes: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]


def _tests(raw: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    alias = words().preposition_alias
    return tuple(
        (alias.get(slot, slot), tuple([tests] if isinstance(tests, str) else tests)) for slot, tests in raw.items()
    )


def parse_frame(raw: dict[str, Any], order: int) -> Frame:
    """Build a frame from its TOML table. Raises DataError for unknown keys or a missing id or event."""
    unknown = set(raw) - _KEYS
    if unknown or not raw.get("id") or not raw.get("event"):
        raise DataError(f"frame {raw.get('id')!r}: {', '.join(sorted(unknown)) or 'id or event missing'}")

    def listed(key: str) -> tuple[str, ...]:
        value = raw.get(key, _DEFAULTS.get(key, []))
        return tuple([value] if isinstance(value, str) else value)

    return Frame(
        id=raw["id"],
        event=raw["event"],
        mode=listed("mode"),
        cameo=raw.get("cameo"),
        kind=raw.get("kind", "event"),
        actor=listed("actor"),
        recipient=listed("recipient"),
        noun_actor=listed("noun_actor"),
        noun_recipient=listed("noun_recipient"),
        addressee=listed("addressee"),
        where=_tests(raw.get("where", {})),
        unless=_tests(raw.get("unless", {})),
        need=listed("need"),
        mutual=bool(raw.get("mutual", False)),
        implicit=bool(raw.get("implicit", False)),
        light=frozenset(raw.get("light", ())),
        general=bool(raw.get("general", False)),
        denied=bool(raw.get("denied", False)),
        also=_category(raw["also"]) if raw.get("also") else None,
        order=order,
    )


def _category(raw: dict[str, Any]) -> tuple[str, tuple[str, ...], str | None]:
    return raw["event"], tuple(raw.get("mode", ())), raw.get("cameo")


def _split_noun(pattern: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Words before the head, the head, words after it: the head is the last word, or the one before a preposition."""
    parts = pattern.lower().split()
    for i, part in enumerate(parts[1:], 1):
        if part in words().prepositions:
            return tuple(parts[: i - 1]), parts[i - 1], tuple(parts[i:])
    return tuple(parts[:-1]), parts[-1], ()


def _unhyphened(texts: Iterable[str]) -> Iterator[str]:
    """Each entry, and a hyphenated one also in its parts, since tokenisers split at hyphens."""
    for text in texts:
        yield text
        if "-" in text:
            yield text.replace("-", " ")


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon of English."""
    return compile_lexicon(load_toml_folder("lexicon/en/frames", "frame"), load_classes())


def load_classes() -> dict[str, frozenset[str]]:
    """The word classes, by name; a class named in several files is their union."""
    classes: dict[str, frozenset[str]] = {}
    for path in sources("lexicon/en/classes/*.toml"):
        for name, entry in load_toml(path).get("class", {}).items():
            classes[name] = classes.get(name, frozenset()) | {word.lower() for word in _unhyphened(entry["words"])}
    return classes


def compile_lexicon(raw_frames: Iterable[dict[str, Any]], classes: dict[str, frozenset[str]]) -> Lexicon:
    """Index frames by every inflected form of their triggers."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    adjectives: dict[str, list[Pattern]] = {}
    frames = []
    for order, raw in enumerate(raw_frames):
        frame = parse_frame(raw, order)
        frames.append(frame)
        for text in raw.get("verbs", ()):
            head, *rest = text.lower().split()
            for form in sorted(verb_forms(head)):
                verbs.setdefault(form, []).append(Pattern(frame, (), tuple(rest)))
        for text in _unhyphened(raw.get("nouns", ())):
            before, head, after = _split_noun(text)
            for form in sorted(noun_forms(head)):
                nouns.setdefault(form, []).append(Pattern(frame, before, after))
        for text in raw.get("adjectives", ()):
            head, *rest = text.lower().split()
            adjectives.setdefault(head, []).append(Pattern(frame, (), tuple(rest)))

    def frozen(index: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
        return {form: tuple(patterns) for form, patterns in index.items()}

    return Lexicon(frozen(verbs), frozen(nouns), frozen(adjectives), classes, tuple(frames))
