"""Hand-checked trees of invented sentences, so that coding is tested apart from the language model of the day."""

from pathlib import Path

from dragoman.read import Sentence, Token
from read.trees import sentence


def load(name: str) -> list[tuple[str, ...]]:
    """The trees of a file: the fields of its heading, the sentence last, then the rows of the tree as one text."""
    blocks = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]
    found = []
    for block in blocks:
        heading, rows = block.split("\n", 1)
        found.append((*heading.removeprefix("# ").split(" | "), rows))
    return found


def with_word(rows: str, form: str) -> tuple[Sentence, Token]:
    """The sentence of a tree and the one word of it that has this form."""
    built = sentence(rows)
    (token,) = (token for token in built.tokens if token.text == form)
    return built, token
