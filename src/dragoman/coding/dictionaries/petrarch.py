"""Actor and agent files of TABARI and PETRARCH, and the country file they grew from.

Actor files: a name with underscores and its codes in brackets, then ``+SYNONYM`` and indented codes with dates on lines
of their own. Agent files: a word, its plural in braces if it is irregular, and ``[~CODE]``; ``!PERSON! = MAN, WOMAN``
defines a set of words for use inside others. ``;`` and ``#`` begin comments. The formats are those of PETRARCH 2.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..inflection import singular
from .entries import Entry, Refused, Term, terms

_COMMENT = re.compile(r"[;#].*")
_SET = re.compile(r"(![A-Z_]+!)\s*=\s*(.+)")
_AGENT = re.compile(r"(?P<name>[^\[{]+?)\s*(?:\{(?P<plural>[^}]*)\})?\s*(?P<codes>\[.*)")
_TAG = re.compile(r"<(/?)([A-Za-z][^<>\[\]]*)>")


def _open(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Numbered lines outside of ``<! ... >`` and ``<!-- ... -->``, which may span lines."""
    end = ""
    for number, line in enumerate(lines, 1):
        if not end and line.lstrip().startswith("<!"):
            end = "-->" if "<!--" in line else ">"
        if not end:
            yield number, line
        elif end in line:
            end = ""


def _plain(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Numbered lines without comments, blank ones left out."""
    for number, line in _open(lines):
        text = _COMMENT.sub("", line).rstrip()
        if text.strip():
            yield number, text


def read_actors(lines: Sequence[str]) -> Iterator[Entry | Refused]:
    """Read an actor file."""
    start, names, held, bad = 0, list[str](), list[Term](), list[Refused]()

    def close() -> Iterator[Entry | Refused]:
        if names and not held and not bad:
            yield Refused(start, names[0], "it has no code")
        elif names and held:
            yield Entry(start, tuple(names), tuple(held), "person" if _dated(held) else "actor")
        yield from bad

    for number, text in _plain(lines):
        name, bracket, codes = text.partition("[")
        name = name.strip()
        if name and not name.startswith("+"):
            yield from close()
            start, names, held, bad = number, [], [], []
        if name.strip("+_ "):
            names.append(name.lstrip("+"))
        found = terms(bracket + codes)
        if found is None:
            bad.append(
                Refused(number, name or (names[0] if names else "?"), f"the codes cannot be read: {codes.strip()}")
            )
        else:
            held += found
    yield from close()


def _dated(held: Iterable[Term]) -> bool:
    return any(term.start or term.end for term in held)


def read_agents(lines: Sequence[str]) -> Iterator[Entry | Refused]:
    """Read an agent file; a set of words may be defined anywhere in it."""
    numbered = list(_plain(lines))
    sets = {
        m[1]: [w.strip() for w in m[2].split(",") if w.strip()] for _, t in numbered if (m := _SET.match(t.strip()))
    }
    for number, text in numbered:
        if _SET.match(text.strip()):
            continue
        match = _AGENT.fullmatch(text.strip())
        found = terms(match["codes"]) if match else None
        if match is None or not found:
            yield Refused(number, text.strip(), "a line reads WORD {PLURAL} [~CODE]")
            continue
        names = _spelt_out([match["name"]], sets)
        if names is None:
            yield Refused(number, match["name"], "no line says what the set between the exclamation marks holds")
            continue
        plural = (match["plural"] or "").strip(" *_")
        yield Entry(number, (*names, *([plural] if plural else [])), tuple(found), "role")


def _spelt_out(names: list[str], sets: dict[str, list[str]]) -> list[str] | None:
    """Names with every set replaced by each of its words; None where a set is unknown."""
    for key, words in sets.items():
        names = [name.replace(key, word) for name in names for word in (words if key in name else [""])]
    return None if any("!" in name for name in names) else names


def read_countries(lines: Sequence[str]) -> Iterator[Entry | Refused]:
    """Read a file in the form of CountryInfo.txt: names, leaders and members of government of each ``<Country>``."""
    code, path = "", list[str]()
    for number, raw in _open(lines):
        body, _, note = raw.partition("#")
        text = body.strip()
        if text.startswith("<CountryCode>"):
            code, path = _TAG.sub("", text).strip(), []
        for closing, tag in _TAG.findall(text):
            if not closing:
                path.append(tag)
            elif tag in path:
                del path[path.index(tag) :]
        content = _TAG.sub("", text).strip()
        if not content or not code or not (path or _TAG.search(text)):
            continue
        yield from _in_country(number, content, note.strip(), code, [*path, *(t for _, t in _TAG.findall(text))])


def _in_country(number: int, text: str, note: str, code: str, path: Sequence[str]) -> Iterator[Entry | Refused]:
    name, bracket, codes = text.partition("[")
    name = name.strip()
    if {"CountryName", "Nationality", "Capital"} & set(path):
        yield Entry(number, (name,), (Term(code),))
    elif {"Leaders", "Government"} & set(path):
        office = note or " ".join(map(singular, path[-1].lower().split()))
        held = terms(re.sub(r"\[[BD]:[^\]]*\]", "", bracket + codes), code + "GOV", office)
        names = tuple(re.findall(r"\{([^}]*)\}", name)) or (name,)
        if held:
            yield Entry(number, names, tuple(held), "person")
        else:
            yield Refused(number, name, f"the dates cannot be read: {codes.strip()}" if codes else "it has no dates")
