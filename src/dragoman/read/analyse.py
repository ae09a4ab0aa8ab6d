"""From documents to readings with spaCy, in batches, one block of prose at a time."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..data import data_path
from ..errors import DataError
from ..ingest.layout import layout
from ..model import PROSE, Block, Document, Span
from .clearnlp import is_clearnlp, rebuild
from .known import name_known
from .labels import universal_entity, universal_relation
from .reading import Reading, Sentence, Token
from .repair import repair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

# A parse longer than this costs memory without being prose: tables, lists, broken markup.
_LONGEST_BLOCK = 20_000
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
# Other spaces are read as spaces, and an accent that stands alone as the apostrophe it is typed for ("Oslo´s").
_NOT_LETTERS = str.maketrans({**dict.fromkeys("\n\r\t\u00a0\u2028\u2029", " "), "\u00b4": "'"})


def supported_languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a pipeline in the package."""
    return tuple(sorted(path.name for path in data_path("models").iterdir() if (path / "config.cfg").exists()))


def model_name() -> str:
    """The pipeline to use: the language, spaCy package or path that ``DRAGOMAN_MODEL`` names, else "en"."""
    return os.environ.get("DRAGOMAN_MODEL") or "en"


def use_model(name: str | None) -> None:
    """From now on use another pipeline than the package's, in worker processes too; None changes nothing.

    Raises DataError where it cannot be loaded.
    """
    if name:
        pipeline(name)
        os.environ["DRAGOMAN_MODEL"] = name


def pipeline(name: str = "") -> "Language":
    """The spaCy pipeline of that name, loaded once; without a name, that of :func:`model_name`.

    Raises DataError where it cannot be loaded.
    """
    return _loaded(name or model_name())


@cache
def _loaded(name: str) -> "Language":
    import spacy  # noqa: PLC0415 - slow to import, not needed by every command

    path = data_path("models") / name
    from . import guard  # noqa: PLC0415 - registers the component

    try:
        nlp = spacy.load(path if path.exists() else name)
    except (OSError, ValueError) as error:
        raise DataError(f"no spaCy pipeline {name!r}: {error}") from error
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("dragoman_sentence_guard", before="parser")
    for title in sorted(guard.abbreviated_titles()):
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    return nlp


def analyse(documents: Iterable[Document], *, batch_size: int = 64, whole: bool = False) -> Iterator[Reading]:
    """Analyse documents in order; each block of prose is parsed by itself, so no sentence crosses a paragraph.

    A title that is kept apart from the text is read first, with offsets into the document's title. A document
    without any prose has no reading. With ``whole`` datelines, bylines, bullets and the like are read as prose too.
    """
    blocks = (
        (document, number, block) for document in documents for number, block in enumerate(_blocks(document, whole))
    )
    nlp = pipeline()
    worded = ((doc, (*block, starts)) for block in blocks for doc, starts in [_words(nlp, block[2].span.text)])
    reading: Reading | None = None
    for doc, (document, paragraph, block, starts) in nlp.pipe(worded, as_tuples=True, batch_size=batch_size):
        if reading is None or reading.document is not document:
            if reading is not None:
                yield reading
            reading = Reading(document, [])
        for piece in doc.sents if len(doc) else ():
            reading.sentences.append(_sentence(piece, block, starts, len(reading.sentences), paragraph))
    if reading is not None:
        yield reading


def _blocks(document: Document, whole: bool) -> list[Block]:
    if whole:
        return [piece for span in _paragraphs(document.text) for piece in _pieces(Block("body", span))]
    blocks = [block for block in layout(document.text, document.title) if block.kind in PROSE]
    if document.title and not any(block.kind == "title" for block in blocks):
        title = document.title.strip()
        start = document.title.index(title)
        if title:
            blocks.insert(0, Block("title", Span(title, start, start + len(title), "title")))
    return [piece for block in blocks for piece in _pieces(block)]


def _paragraphs(text: str) -> Iterator[Span]:
    """What stands between blank lines, surrounding white space left out."""
    for match in _PARAGRAPH.finditer(text):
        yield Span(match.group(), match.start(), match.end())


def _pieces(block: Block) -> Iterator[Block]:
    """Cut an over-long block at spaces."""
    text, start = block.span.text, 0
    while len(text) - start > _LONGEST_BLOCK:
        cut = text.rfind(" ", start + 1, start + _LONGEST_BLOCK)
        cut = cut if cut > start else start + _LONGEST_BLOCK
        yield Block(block.kind, _part(block.span, start, cut))
        start = cut
    yield Block(block.kind, _part(block.span, start, len(text))) if start else block


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.text[start:end], span.start + start, span.start + end, span.field)


def _words(nlp: "Language", text: str) -> tuple["Doc", list[int]]:
    """A text as the words that spaCy is to read, and where each begins.

    A run of spaces is a word to spaCy's tokenisers, but to no treebank: as the root of a tree it would leave the words
    that hang on it without one.
    """
    from spacy.tokens import Doc  # noqa: PLC0415 - slow to import, not needed by every command

    doc = nlp.make_doc(text.translate(_NOT_LETTERS))
    kept = [token for token in doc if not token.is_space]
    starts = [token.idx for token in kept]
    if len(kept) < len(doc):
        following = [*starts[1:], len(text)]
        spaces = [token.idx + len(token) < after for token, after in zip(kept, following, strict=True)]
        doc = Doc(doc.vocab, words=[token.text for token in kept], spaces=spaces)
    return doc, starts


def _sentence(piece: "SpacySpan", block: Block, starts: Sequence[int], index: int, paragraph: int) -> Sentence:
    """Copy a spaCy sentence; its words begin at ``starts`` in the block."""
    offset, field, first = block.span.start, block.span.field, piece.start
    tokens = []
    for i, token in enumerate(piece):
        governor, start = token.head.i - first, offset + starts[token.i]
        tokens.append(
            Token(
                i=i,
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep="root" if governor == i else universal_relation(token.dep_),
                head=governor,
                start=start,
                end=start + len(token.text),
                morph=str(token.morph),
                entity=universal_entity(token.ent_type_),
                entity_start=token.ent_iob_ == "B",
            )
        )
    labels = [token.dep_ for token in piece]
    if is_clearnlp(labels):
        rebuild(tokens, labels)
    repair(tokens)
    name_known(tokens)
    for copied in tokens:
        if copied.head != copied.i:
            tokens[copied.head].children.append(copied.i)
    begin, end = tokens[0].start, tokens[-1].end
    raw = block.span.text[begin - offset : end - offset]
    # spaCy reads a copy whose line breaks are spaces: the words are taken from the document itself.
    for copied in tokens:
        copied.text = block.span.text[copied.start - offset : copied.end - offset]
    return Sentence(tokens, Span(raw, begin, end, field), index, paragraph, block.kind)
