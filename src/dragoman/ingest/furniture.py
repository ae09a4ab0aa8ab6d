"""Lines of an article that are not its story: dates, bylines, credits, appeals to subscribe."""

import re
from dataclasses import dataclass
from functools import cache

from .dates import find_dates
from .tables import Words, alternatives, words

_NAME = r"[^\W\d_a-zß-ÿ][\w.'’`-]*"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_ZONE = r"\(?\b(?-i:[A-Z]{2,5})(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?\b\)?|[+-]\d{2}:?\d{2}|\b[TZ]\b"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled forms of the word tables."""

    bullet: re.Pattern[str]
    author: re.Pattern[str]
    editor: re.Pattern[str]
    names: re.Pattern[str]
    credit: re.Pattern[str]
    subscribe: re.Pattern[str]
    source: re.Pattern[str]
    beside_date: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, compiled once."""
    table = words()
    connector = rf"(?:{alternatives(table.byline['connectors'])})"
    name = rf"(?:{_NAME}|{connector})"
    return Patterns(
        bullet=re.compile(r"(?:[•·▪‣◦●○■□∙*►➢➤✓-]|[–—](?!\w)|\(?\d{1,2}[.)]|\([a-z]\)|o(?=\t))[ \t\xa0]+(?=\S)"),
        author=_led_by(table.byline["author"]),
        editor=_led_by(table.byline["editor"]),
        names=re.compile(rf"{_NAME}(?:[\s,/|]+{name}){{0,11}}"),
        credit=re.compile(
            rf"[\[(]?\s*(?:(?:{alternatives(table.credit['words'])})\s*(?:[:/|©]|\bby\b|\bcredit\b|courtesy\b)|©|\(c\)\s*\d{4})"
            rf"|(?:{alternatives(w for w in table.credit['words'] if w.endswith(' by'))})\s",
            re.IGNORECASE,
        ),
        subscribe=re.compile(rf"[\[(>»]?\s*(?:{alternatives(table.subscribe['starts'])})(?!\w)", re.IGNORECASE),
        source=re.compile(rf"[\[(]?\s*(?:{alternatives(table.source['words'])})\s*[:—–-]\s*(\S.*)", re.IGNORECASE),
        beside_date=_beside_date(table),
    )


def _led_by(leads: list[str]) -> re.Pattern[str]:
    return re.compile(rf"[(\[]?\s*(?:{alternatives(leads)})(?:\s*[:–—-]\s*|\s+)(.+)", re.IGNORECASE | re.DOTALL)


def _beside_date(table: Words) -> re.Pattern[str]:
    known = [*table.dates["labels"], *table.dates["weekdays"]]
    return re.compile(
        rf"(?:{_CLOCK}|{_ZONE}|(?<!\w)(?:{alternatives(known)})(?!\w)|[\s,.|:;/()\[\]•·–—-]+)", re.IGNORECASE
    )


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date; labels, weekdays, times, a place or a byline may stand by it."""
    found = list(find_dates(line)) if len(line) <= 120 else []
    if not found:
        return False
    rest = line
    for date in reversed(found):
        rest = rest[: date.start] + " | " + rest[date.end :]
    left = patterns().beside_date.sub(" ", rest).strip()
    # A header line may name its place: "Moscow, 27 July 2023".
    return not left or _is_place_before(line, left) or byline_names(left) is not None


def _is_place_before(line: str, left: str) -> bool:
    place = left.split()
    return (
        len(place) <= 2
        and all(w[0].isupper() for w in place)
        and bool(re.match(rf"{re.escape(left)}\s*[,.|(–—-]", line))
    )


def byline_names(line: str, *, editor: bool = False) -> str | None:
    """The names that a byline (or an editor's line) bears, or None where the line is not one."""
    if len(line) > 140 or "\n" in line:
        return None
    line = line.partition(";")[0] if line.startswith("(") else line
    match = (patterns().editor if editor else patterns().author).match(line)
    if not match:
        return None
    rest = _without_date(match[1]).strip(" \t\xa0,|;()[]–—-")
    if rest.endswith(".") and not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr)\.$", rest):
        rest = rest[:-1] if line[:1] in "([" else ""
    if not patterns().names.fullmatch(rest) or rest.split()[0].lower() in words().text["not_places"]:
        return None
    return _bare_names(rest)


def _without_date(text: str) -> str:
    found = next(find_dates(text), None)
    return text[: found.start] if found else text


def _bare_names(rest: str) -> str:
    """Cut off the place or the role that follows: "Jane Doe in Moscow", "Jane Doe, Moscow"."""
    ends = alternatives(words().byline["ends"])
    joins = r",|\s+(?:and|&)\s|\s*\||$"
    rest = re.sub(rf"\s+(?:{ends})\s+.+?(?={joins})", "", re.split(r"\s*\|\s*", rest)[0])
    parts = rest.split(",")
    agencies = words().agencies
    kept = [part for i, part in enumerate(parts) if i == 0 or (len(part.split()) >= 2 and part.strip() not in agencies)]
    return ",".join(kept).strip(" ,")


def source_name(line: str) -> str | None:
    """The outlet that a source line names ("Source: TASS", "(KCNA)", "Reuters"), or None."""
    agencies = words().agencies
    bare = line.strip(" \t\xa0()[]/.-–—")
    if bare in agencies:
        return bare
    match = patterns().source.fullmatch(line) if len(line) <= 80 else None
    return match[1].strip(" .)]") or None if match else None


def furniture_kind(line: str, *, at_edge: bool = True) -> str | None:
    """The kind of furniture a whole line or paragraph is, or None.

    ``at_edge`` says that it stands near the head or the foot of the article, where bylines are looked for.
    """
    if len(line) <= 200 and patterns().credit.match(line):
        return "credit"
    if len(line) <= 250 and patterns().subscribe.match(line):
        return "subscribe"
    if at_edge and byline_names(line, editor=True):
        return "editor"
    if at_edge and byline_names(line):
        return "byline"
    if is_date_line(line):
        return "date"
    if source_name(line):
        return "source"
    return None
