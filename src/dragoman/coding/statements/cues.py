"""The lexicon of cues: words that report what somebody says, thinks or feels, with their frames."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...data import load_toml, sources
from ...errors import DataError
from ...model import CERTAINTIES
from ..inflection import noun_forms, verb_forms

FOLDER = "lexicon/en/cues"
PARTS = {
    "verb": ("VERB", "AUX"),
    "noun": ("NOUN", "PROPN"),
    "adjective": ("ADJ", "VERB"),
    "adposition": (),
    "adverb": ("ADV",),
}
VOICES = ("speech", "thought", "stance")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word with its frame.

    ``extra`` are the further words of a pattern ("point out"); ``speaker`` and ``content`` are slots tried in
    order. A verb's speaker is its subject (``subj``, the by-phrase of a passive), the subject of its passive (``obj``)
    or whom it moves (``object``: "the news worried Seoul"). ``voice`` says what is reported: ``speech``, ``thought``,
    or a ``stance`` towards something (supports, criticises), whose content is not itself claimed by the speaker.
    ``only`` names a list that the speaker's word or entity label must be in, ``unless`` are prepositions beside which
    the word is no cue ("discussed it with"), ``object`` names a list that the object must be in ("issued a letter").
    """

    word: str
    extra: tuple[str, ...]
    pos: str
    speaker: tuple[str, ...]
    content: tuple[str, ...]
    certainty: str
    voice: str
    only: str = ""
    unless: tuple[str, ...] = ()
    object: str = ""

    @property
    def name(self) -> str:
        """The pattern as written in the lexicon."""
        return " ".join((self.word, *self.extra))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the lexicon; ``expected`` are (speaker or None, cue, content parts) with their offsets."""

    cue: str
    text: str
    speaker: tuple[int, int] | None
    mark: tuple[int, int]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, indexed by every inflected form of their first word; and the word lists of the folder."""

    forms: dict[str, tuple[Cue, ...]]
    lists: dict[str, frozenset[str]]

    def of(self, form: str) -> tuple[Cue, ...]:
        """The cues whose first word has this (lower-case) form."""
        return self.forms.get(form, ())


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises DataError where an entry is malformed."""
    lists: dict[str, frozenset[str]] = {}
    cues: list[Cue] = []
    for path in sources(f"{FOLDER}/*.toml"):
        content = load_toml(path)
        for name, words in content.get("list", {}).items():
            lists[name] = lists.get(name, frozenset()) | frozenset(words)
        for raw in content.get("cue", []):
            cues += _entries(raw, path.name)
    forms: dict[str, list[Cue]] = {}
    for cue in cues:
        for form in _forms(cue):
            forms.setdefault(form, []).append(cue)
    # A pattern of several words is more specific than its first word alone.
    return Lexicon(
        {form: tuple(sorted(found, key=lambda cue: -len(cue.extra))) for form, found in forms.items()}, lists
    )


def _entries(raw: dict[str, object], file: str) -> Iterator[Cue]:
    try:
        words, pos, certainty = list(raw["words"]), str(raw["pos"]), str(raw.get("certainty", "asserted"))  # type: ignore[call-overload]
        speaker = tuple(str(slot) for slot in raw.get("speaker", ("subj",)))  # type: ignore[attr-defined]
        content = tuple(str(slot) for slot in raw["content"])  # type: ignore[attr-defined]
    except (KeyError, TypeError) as error:
        raise DataError(f"{file}: a cue needs words, pos and content: {raw}") from error
    voice, only = str(raw.get("voice", "speech")), str(raw.get("only", ""))
    unless = tuple(str(word) for word in raw.get("unless", ()))  # type: ignore[attr-defined]
    if pos not in PARTS or certainty not in CERTAINTIES or voice not in VOICES:
        raise DataError(f"{file}: {words[0]}: unknown pos {pos!r}, certainty {certainty!r} or voice {voice!r}")
    for pattern in words:
        word, *extra = str(pattern).split()
        yield Cue(word, tuple(extra), pos, speaker, content, certainty, voice, only, unless, str(raw.get("object", "")))


def _forms(cue: Cue) -> list[str]:
    if cue.pos == "verb":
        return sorted(verb_forms(cue.word))
    return sorted(noun_forms(cue.word)) if cue.pos == "noun" else [cue.word]


def examples() -> list[Example]:
    """Every example of the lexicon. The marks in the text are ``[speaker]``, ``|cue|`` and ``{content}``."""
    found = []
    for path in sources(f"{FOLDER}/*.toml"):
        for raw in load_toml(path).get("cue", []):
            found += [_example(str(raw["words"][0]), marked) for marked in raw.get("examples", [])]
    return found


def _example(cue: str, marked: str) -> Example:
    text: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {"[": [], "|": [], "{": []}
    opened: list[tuple[str, int]] = []
    for character in marked:
        if character in "[{" or (character == "|" and not any(kind == "|" for kind, _ in opened)):
            opened.append((character, len(text)))
        elif character in "]}|":
            kind, start = opened.pop()
            spans[kind].append((start, len(text)))
        else:
            text.append(character)
    if not spans["|"] or not spans["{"]:
        raise DataError(f"an example needs a |cue| and a {{content}}: {marked}")
    speaker = spans["["][0] if spans["["] else None
    return Example(cue, "".join(text), speaker, spans["|"][0], tuple(spans["{"]))
