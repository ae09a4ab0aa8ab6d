"""Records in words: the few phrases that the terminal and the page share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
"""One record in its public form (see ``docs/records.md``)."""

MARKS = {"actual": "●", "future": "○", "hypothetical": "◇", "negated": "✕"}
"""A shape for every status, always shown beside the word."""

STEPS = {"done": "● done", "planned": "○ planned", "possible": "◇ possible", "denied": "✕ denied"}
"""How far an occurrence has got, each with its shape."""

REPLACEMENT = "\ufffd"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """``text`` with control characters and lone surrogates replaced one for one, so that offsets still hold."""
    return _UNPRINTABLE.sub(REPLACEMENT, text)


def line(text: str) -> str:
    """``text`` as one harmless line for a terminal: no control or direction characters, single spaces."""
    return _flat(text).strip()


def shorten(text: str, width: int) -> str:
    """One line of at most ``width`` characters, cut at a word where one ends near, with an ellipsis."""
    text = line(text)
    if len(text) <= width:
        return text
    cut = text[: max(width - 2, 1)]
    space = cut.rfind(" ")
    return (cut[:space] if space > width // 2 else cut).rstrip(" ,;:–—-") + " …"


def excerpt(event: Record, width: int) -> tuple[str, str, str]:
    """The sentence of an event in about ``width`` characters: what comes before its trigger, the trigger, the rest.

    A long sentence is cut around the trigger, with an ellipsis for what is left out.
    """
    evidence, trigger = event["evidence"], event["trigger"]
    text = evidence["text"]
    start, end = trigger["start"] - evidence["start"], trigger["end"] - evidence["start"]
    if not 0 <= start < end <= len(text):
        return shorten(text, width), "", ""
    before, after = text[:start], text[end:]
    if len(text) > width:
        room = max(width - (end - start), 0)
        left = min(len(before), max(room // 2, room - len(after)))
        if left < len(before):
            before = "… " + before[len(before) - left :].partition(" ")[2]
        if room - left < len(after):
            after = after[: room - left].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
    return _flat(before).lstrip(), _flat(text[start:end]), _flat(after).rstrip()


def _flat(text: str) -> str:
    return _DIRECTION.sub("", printable(_SPACES.sub(" ", text)))


def count(number: int, noun: str) -> str:
    """``1 event``, ``1,204 events``."""
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; ``nobody`` where there are none."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "nobody"


def mark(status: str) -> str:
    """The shape and the word of a status: ``● actual``."""
    return f"{MARKS.get(status, '·')} {status}"


def actor_name(ref: Record) -> str:
    """The name of an actor as resolved, else as mentioned."""
    return line(str(ref.get("name") or ref.get("text") or "")) or "unnamed"


def actor_codes(ref: Record) -> str:
    """Country and sectors of an actor or speaker: ``RUS GOV MIL``; empty where nothing was resolved."""
    return " ".join([*([str(ref["country"])] if ref.get("country") else []), *map(str, ref.get("sector") or ())])


def side(refs: Sequence[Record]) -> str:
    """All actors of one side of an event, ``–`` where the text names nobody."""
    named = [f"{actor_name(ref)} ({codes})" if (codes := actor_codes(ref)) else actor_name(ref) for ref in refs]
    return " + ".join(named) or "–"


def countries(refs: Iterable[Record]) -> list[str]:
    """The country codes of one side, each once, in order of mention."""
    return list(dict.fromkeys(str(ref["country"]) for ref in refs if ref.get("country")))


def outlet(document: Record) -> str:
    """The name of the news outlet, else the place the document came from."""
    return line(str(document.get("source") or document.get("uri") or "")) or "unnamed source"


def when(event: Record) -> str:
    """The dates of an event as far as the text supports them: ``2023-07``, ``2023-07-25 to 2023-07-27``; or empty."""
    time = event.get("time") or {}
    start, end = time.get("start") or "", time.get("end") or ""
    if not start or not end:
        return f"from {start}" if start else f"by {end}" if end else ""
    if start == end:
        return str(start)
    if start.endswith("-01-01") and end == start[:4] + "-12-31":
        return str(start[:4])
    if time.get("grain") == "month" and start[:7] == end[:7]:
        return str(start[:7])
    return f"{start} to {end}"


def event_date(event: Record) -> str:
    """The day an event is filed under: its first day, else its last; empty where it has no time of its own.

    The day of publication is no stand-in: the coder has used it already where it can be trusted.
    """
    time = event.get("time") or {}
    return str(time.get("start") or time.get("end") or "")


def told(attribution: Record) -> str:
    """How a voice says it: ``“stressed”, asserted``; the certainty alone where there is no cue."""
    cue = line(str(attribution.get("cue") or ""))
    return f"“{cue}”, {attribution['certainty']}" if cue else str(attribution["certainty"])


def chain(event: Record) -> str:
    """Everybody whose word an event is, innermost first: ``Defence Ministry (asserted) in The Moscow Post``."""
    links = event["attribution"]
    if len(links) == 1:
        return f"{line(links[0]['speaker'])} ({links[0]['certainty']})"
    named = [f"{line(link['speaker'])} ({link['certainty']})" for link in links[:-1]]
    return ", told by ".join(named) + f", in {line(links[-1]['speaker'])}"


def contents(statement: Record) -> str:
    """The words of a statement, its parts joined where the cue breaks them."""
    content = statement["content"]
    return " … ".join([content["text"], *(part["text"] for part in content.get("more") or ())])
