"""Readings and speakers for the tests of statement coding."""

from dragoman.model import ActorRef, Document, Span, Statement, document_id
from dragoman.read import Reading, Sentence, Token, analyse


class Plain:
    """Resolves no phrase to an actor, except the words given."""

    def __init__(self, countries: dict[str, str] | None = None) -> None:
        self.countries = countries or {}

    def actor(self, sentence: Sentence, token: Token) -> ActorRef | None:
        country = self.countries.get(token.text)
        span = self.phrase(sentence, token)
        return ActorRef(span.text, span.start, span.end, country, ("GOV",), None, token.text) if country else None

    def phrase(self, sentence: Sentence, token: Token) -> Span:
        return sentence.span_of(token, token)


def document(text: str, title: str | None = None, source: str | None = "The Test Post") -> Document:
    key = document_id(key=None, source=source, published=None, title=title, text=text)
    return Document(key, "test.txt", None, title, source, None, None, None, "none", "en", text, "", "text")


def read(text: str, title: str | None = None) -> Reading:
    read = document(text, title)
    return next(iter(analyse([read])), Reading(read, []))


def plain(statement: Statement) -> tuple[str | None, str | None, list[str]]:
    """Speaker, cue and content parts as words."""
    return (
        statement.speaker.text if statement.speaker else None,
        statement.cue.text if statement.cue else None,
        [part.text for part in statement.content.spans],
    )
