"""A Reading: one document after language analysis, free of the library that made it.

Labels are Universal Dependencies; ``dep`` keeps subtypes (``nsubj:pass``), ``Token.relation`` drops them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ..model import Document, Span


@cache
def _universal(dep: str) -> str:
    return dep.partition(":")[0]


@dataclass(slots=True)
class Token:
    """One token of a sentence. ``i`` and ``head`` index the sentence's tokens; the root is its own head.

    ``start`` and ``end`` are character offsets into the document's field. ``entity`` is ``PERSON``, ``ORG``,
    ``LOC`` or ``""``; ``entity_start`` marks the first token of an entity. ``lower`` is the form in lower case. Spaces
    are not tokens.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    morph: str = ""
    entity: str = ""
    entity_start: bool = False
    children: list[int] = field(default_factory=list)

    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()

    @property
    def relation(self) -> str:
        """The universal relation without its subtype: ``nsubj:pass`` gives ``nsubj``."""
        return _universal(self.dep)


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens, the block it stands in and its place in the document."""

    tokens: list[Token]
    span: Span
    index: int
    paragraph: int
    kind: str = "body"

    @property
    def field(self) -> str:
        """``text`` or ``title``."""
        return self.span.field

    def children(self, token: Token) -> Iterator[Token]:
        """The direct dependents, in order."""
        return (self.tokens[i] for i in token.children)

    def head(self, token: Token) -> Token | None:
        """The governor, or None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governor, its governor and so on, up to the root."""
        seen = {token.i}
        while (token := self.tokens[token.head]).i not in seen:
            seen.add(token.i)
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all its descendants, in order of the text."""
        found, stack = {token.i}, [token.i]
        while stack:
            for child in self.tokens[stack.pop()].children:
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return [self.tokens[i] for i in sorted(found)]

    def text_between(self, start: int, end: int) -> str:
        """The characters of the document between two offsets that lie within this sentence."""
        return self.span.text[start - self.span.start : end - self.span.start]

    def span_of(self, first: Token, last: Token) -> Span:
        """The document span from the first to the last of two tokens, both included."""
        return Span(self.text_between(first.start, last.end), first.start, last.end, self.field)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character offset of the document, if any."""
        return next((token for token in self.tokens if token.start <= offset < token.end), None)


@dataclass(slots=True)
class Reading:
    """A document and its sentences in reading order; title sentences first where the title is kept apart."""

    document: Document
    sentences: list[Sentence]

    def paragraph(self, index: int) -> list[Sentence]:
        """The sentences of one paragraph."""
        return [sentence for sentence in self.sentences if sentence.paragraph == index]
