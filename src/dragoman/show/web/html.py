"""A small builder of HTML that escapes everything it is given, so that no article text can become markup."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files

from ... import __version__
from ..words import printable

VOID = frozenset({"meta", "link", "br", "hr", "input"})
Attributes = Mapping[str, str | bool | None]


class Safe(str):
    """Text that already is HTML. Only this module makes it out of anything else."""

    __slots__ = ()


Child = str | Iterable[str] | None


def text(value: str) -> Safe:
    """``value`` as text: markup escaped, control characters made visible. ``Safe`` values pass unchanged."""
    return value if isinstance(value, Safe) else Safe(escape(printable(value), quote=True))


def join(*children: Child) -> Safe:
    """All children one after the other; plain strings are escaped, None is left out."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, str):
            parts.append(text(child))
        elif child is not None:
            parts.extend(text(item) for item in child)
    return Safe("".join(parts))


def el(name: str, attributes: Attributes | None = None, *children: Child) -> Safe:
    """One element. An attribute that is True stands alone, one that is False or None is left out."""
    opening = [name]
    for key, value in (attributes or {}).items():
        if value is True:
            opening.append(key)
        elif isinstance(value, str):
            opening.append(f'{key}="{escape(printable(value), quote=True)}"')
    if name in VOID:
        return Safe(f"<{' '.join(opening)}>")
    return Safe(f"<{' '.join(opening)}>{join(*children)}</{name}>")


def raw(element: str, content: str) -> Safe:
    """A ``style`` or ``script`` element around content of our own; refuses content that would end it early."""
    if f"</{element}" in content.lower():
        raise ValueError(f"the content of a {element} element must not close it")
    return Safe(f"<{element}>{content}</{element}>")


def static(*names: str) -> str:
    """The content of files of the package's ``static`` folder, one after the other."""
    folder = files(__package__).joinpath("static")
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def page_head(title: str, *sheets: str, script: str = "") -> Safe:
    """The head of a page that needs no network: the sheets and ``script``, known by hash, are all it may use."""
    style = static("report.css", *sheets)
    allowed = {"style-src": style} | ({"script-src": script} if script else {})
    sources = [f"{name} '{_digest(content)}'" for name, content in allowed.items()]
    policy = "; ".join(["default-src 'none'", *sources, "base-uri 'none'", "form-action 'none'"])
    return el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "color-scheme", "content": "light dark"}),
        el("meta", {"name": "referrer", "content": "no-referrer"}),
        el("meta", {"name": "generator", "content": f"dragoman {__version__}"}),
        el("title", None, title),
        raw("style", style),
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
