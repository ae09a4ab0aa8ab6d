"""The story that a text tells: which of its sentences speak of a time long gone, and of which."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ...model import TimeExpression, TimeRef
from ...read import Reading, Sentence, Token
from ..words import words as grammar
from .governing import dated_noun, tells_main_clause
from .words import time_words

Held = tuple[TimeExpression, Token]


class Story:
    """The line of a text's passages about the past.

    ``held`` are the time expressions of each sentence with their head tokens, ``is_past`` says which dates are bygone.
    ``line`` holds the date from which the story goes that a sentence tells, ``nouns`` the nouns that bygone dates hang
    on ("the war of 1950-1953"), so that "the war" means that one later.
    """

    def __init__(
        self, reading: Reading, held: Mapping[int, Sequence[Held]], is_past: Callable[[TimeRef], bool]
    ) -> None:
        self._held = held
        self._is_past = is_past
        self.line: dict[int, TimeRef] = {}
        self.nouns: dict[str, TimeRef] = {}
        self._narrate(reading)

    def _narrate(self, reading: Reading) -> None:
        """Follow the story from sentence to sentence: which of them tell of a time long gone."""
        current: TimeRef | None = None  # the story as it goes on
        left: TimeRef | None = None  # the story that this paragraph or the one before broke off
        paragraph = -1
        for sentence in reading.sentences:
            if sentence.paragraph != paragraph:
                left, current, paragraph = current or left, None, sentence.paragraph
            told, now, fronted = self._story_date(sentence)
            opening = sentence.tokens[0].lower if sentence.tokens else ""
            root = next((token for token in sentence.tokens if token.head == token.i), None)
            here = told
            if told is not None:
                current = told if fronted or current or left else None
            elif opening in time_words().raw["continues"]["words"] and (current or left):
                base = current or left
                assert base is not None
                here = current = TimeRef(base.start, None, "unknown", "narrative", base.span)
            elif now or (root is not None and root.pos in ("VERB", "AUX") and not _tells_past(sentence, root)):
                left, current = current or left, None
            elif root is None or not _reports(sentence, root):
                here = current  # what somebody says of the past is said in the present
            if told is not None and told.end is not None:
                self._close(told)
            if here is not None:
                self.line[sentence.index] = here

    def _close(self, told: TimeRef) -> None:
        """What came after one date and is told before the next lies between them: "Then there was a war"."""
        for index, ref in self.line.items():
            if ref.end is None and ref.start is not None and told.end is not None and ref.start <= told.end:
                self.line[index] = replace(ref, end=told.end)

    def _story_date(self, sentence: Sentence) -> tuple[TimeRef | None, bool, bool]:
        """The bygone date of a sentence's main clause, whether it names a recent one, whether its date comes first."""
        now = False
        for time, token in self._held.get(sentence.index, ()):
            if time.resolved is None or time.type not in ("DATE", "TIME"):
                continue
            ref = text_ref(time)
            if not self._is_past(ref):
                now = True
                continue
            noun = dated_noun(sentence, token)
            if noun is not None:
                self.nouns[noun.lemma] = ref
            if tells_main_clause(sentence, token):
                root = next((t.i for t in sentence.tokens if t.head == t.i), 0)
                return TimeRef(ref.start, ref.end, ref.grain, "narrative", ref.span), now, token.i < root
        return None, now, False


def text_ref(time: TimeExpression) -> TimeRef:
    """The interval of an expression that has one, with the words it stands on."""
    assert time.resolved is not None
    return TimeRef(time.resolved.start, time.resolved.end, time.resolved.grain, "text", time.span)


def _reports(sentence: Sentence, root: Token) -> bool:
    """Whether a main verb reports somebody's words."""
    said = any(child.relation in ("ccomp", "parataxis") for child in sentence.children(root))
    return said and root.lemma in grammar().reporting_verbs


def _tells_past(sentence: Sentence, root: Token) -> bool:
    """Whether a main verb keeps a story of the past going."""
    if root.tag in ("VBD", "VBN"):
        return not any(child.lower in ("has", "have") for child in sentence.children(root) if child.relation == "aux")
    copula = [child.tag for child in sentence.children(root) if child.relation in ("cop", "aux")]
    return "VBD" in copula
