"""Small parts that all sections of the comparison page are made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...link.retelling import Found
from ..comparison import SIGNS, Row
from ..words import count, outlet
from .html import Child, Safe, el
from .passages import Passages

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Columns:
    """The sources of a page, in order, each with the letter that stands for it."""

    def __init__(self, names: Sequence[str], passages: Passages) -> None:
        self.names = names
        self.passages = passages
        self._letters = {name: _letter(number) for number, name in enumerate(names)}

    def badge(self, name: str) -> Safe:
        """The letter of a source; what it stands for is said beside it or read out."""
        return el("span", {"class": "badge", "aria-hidden": "true"}, self._letters[name])

    def named(self, name: str) -> Safe:
        """A source as a label: its letter and its name."""
        return el("span", {"class": "source"}, self.badge(name), " ", el("bdi", None, outlet({"source": name})))

    def cells(self, contents: Callable[[str], Child], *, silent: Iterable[str] = (), level: str = "p") -> Safe:
        """One cell for each source, side by side where there is room; those of ``silent`` sources look empty."""
        quiet = set(silent)
        return el(
            "ul",
            {"class": f"cells n{min(len(self.names), 4)}"},
            (
                el(
                    "li",
                    {"class": "cell silent" if name in quiet else "cell"},
                    el(level, {"class": "of"}, self.named(name)),
                    contents(name),
                )
                for name in self.names
            ),
        )

    def link(self, found: Found, kind: str, *children: Child, back: str | None = None) -> Safe:
        """A link to a stretch of an article, which is marked there."""
        address = self.passages.link(found.document, found.span, kind, back)
        return el("a", {"href": address}, *children)


def verdict(row: Row) -> Safe:
    """The sign and the words of a row's verdict."""
    sign = el("span", {"class": "sign", "aria-hidden": "true"}, SIGNS[row.verdict])
    return el("p", {"class": f"verdict {row.verdict}"}, sign, " ", row.words)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: the id of its element, its heading, and what is to be seen in it."""

    name: str
    title: str
    about: str
    content: Sequence[Child]

    def html(self) -> Safe:
        """The section element."""
        return el(
            "section",
            {"id": self.name, "aria-labelledby": f"{self.name}-title"},
            el("h2", {"id": f"{self.name}-title"}, self.title),
            el("p", {"class": "about"}, self.about),
            *self.content,
        )


def section(name: str, title: str, about: str, *content: Child) -> Section:
    """A section with its content."""
    return Section(name, title, about, content)


def folded(items: Sequence[Safe], shown: int, noun: str, attributes: Mapping[str, str | bool | None]) -> Child:
    """A list of which the items beyond the first few are folded away."""
    if not items:
        return None
    parts = [el("ul", attributes, items[:shown])]
    if more := items[shown:]:
        parts.append(
            el("details", None, el("summary", None, count(len(more), f"more {noun}")), el("ul", attributes, more))
        )
    return parts


def _letter(number: int) -> str:
    first, last = divmod(number, len(LETTERS))
    return (LETTERS[first - 1] if first else "") + LETTERS[last]
