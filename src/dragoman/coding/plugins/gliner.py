"""A tagger of names: a GLiNER model that the user has on disk, in place of the pipeline's own names.

It needs the extra ``models`` (``pip install 'dragoman[models]'``) and a model's folder, for nothing is downloaded.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...data import load_toml
from ...errors import DataError, UsageError
from ...model import Span
from ...read import Reading
from ...settings import gliner_folder
from ..plugin import Entity, Plugin


class Gliner(Plugin):
    """Names of people, organisations and places; ``folder`` is that of ``DRAGOMAN_GLINER`` unless given."""

    name = "gliner"

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or gliner_folder()
        if folder is None or not folder.is_dir():
            raise UsageError(
                "the coder gliner needs a GLiNER model on disk: set DRAGOMAN_GLINER to its folder "
                f"({folder or 'it names none'}{' is none' if folder else ''})"
            )
        try:
            from gliner import GLiNER  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise UsageError(f"the coder gliner needs an extra: pip install 'dragoman[models]' ({error})") from error
        try:
            self._model: Any = GLiNER.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise DataError(f"no GLiNER model in {folder}: {error}") from error
        self.version = folder.name
        raw = load_toml("ontology/tagger.toml")
        self._kinds: dict[str, str] = raw["labels"]
        self._threshold = float(raw["tagger"]["threshold"])

    def entities(self, reading: Reading) -> Iterator[Entity]:
        """The names of a document, sentence by sentence."""
        sentences = reading.sentences
        texts = [sentence.span.text for sentence in sentences]
        found = self._model.inference(texts, list(self._kinds), threshold=self._threshold)
        for sentence, names in zip(sentences, found, strict=True):
            for name in names:
                start, end = int(name["start"]), int(name["end"])
                offset = sentence.span.start
                span = Span(sentence.span.text[start:end], offset + start, offset + end, sentence.field)
                yield Entity(span, self._kinds[name["label"]])
