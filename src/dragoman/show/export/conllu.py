"""CoNLL-U: the language analysis alone, for tools of linguists."""

from collections.abc import Iterator

from ...read.reading import Reading, Sentence, Token
from ..words import line


def conllu(reading: Reading) -> Iterator[str]:
    """The lines of one document: ``# newdoc id``, then sentences of ten columns.

    MISC holds the entity (``NER=B-PERSON``), ``SpaceAfter=No`` and the character offsets into the document's
    text or title (``start=0|end=7``, and ``field=title`` where it lies in the title).
    """
    yield f"# newdoc id = {reading.document.id}"
    yield f"# uri = {line(reading.document.uri)}"
    for number, sentence in enumerate(reading.sentences, 1):
        yield f"# sent_id = {reading.document.id}-{number}"
        yield f"# text = {line(sentence.span.text)}"
        for token, following in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
            yield _row(token, following, sentence)
        yield ""


def _row(token: Token, following: Token | None, sentence: Sentence) -> str:
    misc = []
    if token.entity:
        misc.append(f"NER={'B' if token.entity_start else 'I'}-{token.entity}")
    if following is not None and following.start == token.end:
        misc.append("SpaceAfter=No")
    misc += [f"start={token.start}", f"end={token.end}"]
    if sentence.field != "text":
        misc.append(f"field={sentence.field}")
    root = token.head == token.i
    cells = (
        str(token.i + 1), _form(token.text), _form(token.lemma), token.pos, _form(token.tag), _form(token.morph),
        "0" if root else str(token.head + 1), "root" if root else token.dep, "_", "|".join(misc),
    )  # fmt: skip
    return "\t".join(cell or "_" for cell in cells)


def _form(text: str) -> str:
    """A cell without the characters that end cells and lines; ``_`` where nothing is left."""
    return line(text).replace("\t", " ") or "_"
