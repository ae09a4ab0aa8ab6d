"""How each kind of record looks in a table: what matters most first, the sentence always beside the claim."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text

from ..differences import value_words
from ..words import (
    MARKS,
    STEPS,
    Record,
    actor_codes,
    actor_name,
    contents,
    count,
    event_date,
    excerpt,
    line,
    outlet,
    shorten,
    side,
    told,
    when,
)

_MOST_MEMBERS = 8
_STYLES = {
    "future": "cyan",
    "hypothetical": "yellow",
    "negated": "red",
    "denied": "red",
    "planned": "cyan",
    "possible": "yellow",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of record is shown: columns (title, fixed width or share of the rest) and the cells of a row.

    ``spaced`` sets an empty line between records of several lines; ``counted`` says which rows are records.
    """

    columns: Sequence[tuple[str, int | None, int]]
    row: Callable[[Record, int], Sequence[Text]]
    spaced: bool = False
    counted: Callable[[Record], bool] = lambda _: True


def status_text(event: Record) -> Text:
    """The mark and word of an event's status."""
    status = str(event["status"])
    text = Text(f"{MARKS.get(status, '·')} {status}", style=_STYLES.get(status, ""))
    return text.append("\nrecalled", style="dim") if event.get("historical") else text


def deed(event: Record) -> Text:
    """Who did what to whom, in one line: ``Ilse Brandt NOR GOV → CONSULT visit → Karvena KAR``."""
    text = _side(event["actor"]).append(" → ").append(str(event["event"]), style="bold")
    if event.get("mode"):
        text.append(" " + ", ".join(event["mode"]))
    if event.get("of"):
        text.append(f" to {event['of']}")
    if event["recipient"]:
        text.append(" → ").append_text(_side(event["recipient"]))
    return text


def voices(event: Record) -> Text:
    """The chain of speakers, innermost first, one a line."""
    inner, *outer = event["attribution"]
    text = Text(line(inner["speaker"]) or "unnamed speaker", style="bold")
    if codes := actor_codes(inner):
        text.append(f" {codes}", style="not bold dim")
    text.append("\n" + told(inner), style="not bold " + _STYLES.get(inner["certainty"], ""))
    for link in outer[:-1]:
        text.append(f"\ntold by {line(link['speaker'])}, {link['certainty']}", style="not bold")
    if outer:
        text.append(f"\nin {line(outer[-1]['speaker'])}", style="not bold dim")
    return text


def _side(refs: Sequence[Record]) -> Text:
    if not refs:
        return Text("nobody named", style="dim italic")
    text = Text()
    for number, ref in enumerate(refs):
        text.append(" + " if number else "").append(actor_name(ref))
        if codes := actor_codes(ref):
            text.append(f" {codes}", style="dim")
    return text


def _quote(event: Record, width: int) -> Text:
    """The sentence, cut around the words that tell the event."""
    before, trigger, after = excerpt(event, max(110, width + width // 3))
    return Text("“", style="dim").append(before).append(trigger, style="not dim").append(f"{after}”")


def _documents(record: Record, _: int) -> Sequence[Text]:
    found = f"\nby {record['published_by']}" if record.get("published") else ""
    about = Text(line(str(record.get("title") or "")) or "untitled", style="bold")
    about.append(f"\n{line(record['uri'])}", style="not bold dim")
    for warning in record.get("warnings") or ():
        about.append(f"\nwarning: {line(warning)}", style="not bold yellow")
    return (
        Text(str(record.get("published") or "undated")).append(found, style="dim"),
        Text(line(str(record.get("source") or "")) or "–"),
        about,
        Text(str(record.get("lang") or "–")),
    )


def _events(record: Record, width: int) -> Sequence[Text]:
    days = when(record) or event_date(record) or "undated"
    date = Text(days.replace(" to ", "\nto ")).append("\n").append_text(status_text(record))
    what = deed(record).append("\n").append_text(_quote(record, width))
    return date, what, voices(record)


def _statements(record: Record, width: int) -> Sequence[Text]:
    speaker = record.get("speaker")
    who = Text(actor_name(speaker) if speaker else "unnamed speaker", style="bold")
    if speaker and (codes := actor_codes(speaker)):
        who.append(f" {codes}", style="not bold dim")
    cue = record.get("cue")
    how = told({"cue": cue["text"] if cue else None, "certainty": record["certainty"]})
    who.append(f"\n{how}, {record['kind']}", style="not bold " + _STYLES.get(record["certainty"], ""))
    words = Text(shorten(contents(record), max(160, width * 2)))
    published = record["document"].get("published")
    words.append(f"\n{outlet(record['document'])}" + (f", {published}" if published else ""), style="dim")
    return who, words


def _remarks(record: Record, width: int) -> Sequence[Text]:
    about = (record.get("about") or {}).get("name") or (record.get("about") or {}).get("actor_id")
    return (
        Text(str(record["kind"]).replace("_", " ")),
        Text(shorten(record["text"], max(120, width))),
        Text(line(str(about or "")) or "–"),
        Text(outlet(record["document"]), style="dim"),
    )


def _times(record: Record, _: int) -> Sequence[Text]:
    resolved = record.get("resolved") or {}
    start, end = resolved.get("start"), resolved.get("end")
    days = f"{start} to {end}" if start != end else str(start or "")
    return (
        Text(shorten(record["text"], 80)),
        Text(record["type"]),
        Text(record["value"]),
        Text(days if start or end else "–"),
        Text(outlet(record["document"]), style="dim"),
    )


def _links(row: Record, width: int) -> Sequence[Text]:
    event, link, depth = row["event"], row["link"], row["depth"]
    days = when(event) or event_date(event) or "undated"
    indent = "   " * (depth - 1) + "↳ " if depth else ""
    what = Text(indent, style="not bold").append_text(deed(event))
    what.append("\n" + " " * len(indent)).append_text(_quote(event, width))
    if link is None:
        return Text(days.replace(" to ", "\nto ")), what, Text(outlet(event["document"]), style="dim")
    cue = (link.get("cue") or {}).get("text")
    how = Text(f"“{line(cue)}”\n" if cue else "").append(f"{link['relation'] or link['kind']} {link['confidence']:.2f}")
    return Text(days.replace(" to ", "\nto ")), what, how


def _stories(record: Record, _: int) -> Sequence[Text]:
    dates = " to ".join(dict.fromkeys(str(day) for day in (record.get("first"), record.get("last")) if day))
    told = Text(line(record["title"]), style="bold")
    for member in record["members"][:_MOST_MEMBERS]:
        told.append(f"\n{member['document']}", style="not bold dim").append(
            f" {line(member['reason'])}", style="not bold"
        )
    if more := len(record["members"]) - _MOST_MEMBERS:
        told.append(f"\nand {count(more, 'more document')}" if more > 0 else "", style="not bold dim")
    return (
        Text(dates.replace(" to ", "\nto ") or "undated").append(f"\n{record['id']}", style="dim"),
        told,
        Text(count(len(record["documents"]), "document")),
    )


def _copies(record: Record, _: int) -> Sequence[Text]:
    return Text(record["left"]), Text(record["right"]), Text(line(record["reason"]))


def _occurrences(record: Record, _: int) -> Sequence[Text]:
    gist = record["gist"]
    what = Text(" ".join([gist["event"], *gist["mode"]]), style="bold")
    what.append(f"\n{STEPS[gist['status']]}", style="not bold " + _STYLES.get(gist["status"], ""))
    who = side(gist["actor"]) + (" → " + side(gist["recipient"]) if gist["recipient"] else "")
    time = when(gist) or "undated"
    sources = Text(count(len(record["sources"]), "source"), style="bold")
    if len(record["sources"]) > 1:
        sources.append(f" ({record['independent']} independent)", style="not bold")
    sources.append("\n" + ", ".join(map(line, record["sources"])), style="not bold")
    return what, Text(f"{who}\n{time}"), sources, _compared(record)


def _compared(record: Record) -> Text:
    """What the sources agree on and what is in dispute."""
    text = Text("agreed: " + ", ".join(record["agreed"])) if record["agreed"] else Text()
    for key, values in record["disputed"].items():
        told = " or ".join(value_words(item["value"]) for item in values)
        text.append("\n" if text else "").append(f"{key}: {told}", style="yellow")
    return text if text else Text("–", style="dim")


def _actors(record: Record, _: int) -> Sequence[Text]:
    return (
        Text(line(str(record.get("name") or record.get("actor_id") or "")) or "–"),
        Text(actor_codes(record) or "–"),
        *(Text(str(record.get(role) or "–"), justify="right") for role in ("as_actor", "as_recipient", "as_speaker")),
    )


LOOKS = {
    "documents": Look(
        (("published", 12, 0), ("source", None, 1), ("document", None, 3), ("lang", 4, 0)), _documents, True
    ),
    "events": Look((("when", 14, 0), ("who did what to whom", None, 5), ("who says so", None, 3)), _events, True),
    "statements": Look((("who says", None, 2), ("what", None, 4)), _statements, True),
    "remarks": Look((("kind", 12, 0), ("words", None, 3), ("about", None, 1), ("source", None, 1)), _remarks),
    "times": Look(
        (("words", None, 2), ("type", 8, 0), ("value", None, 1), ("stands for", None, 2), ("source", None, 1)), _times
    ),
    "links": Look(
        (("when", 14, 0), ("who did what to whom", None, 5), ("how it answers", None, 2)),
        _links,
        True,
        lambda row: row["link"] is not None,
    ),
    "copies": Look((("document", 18, 0), ("copied by", 18, 0), ("why", None, 1)), _copies),
    "stories": Look((("when", 19, 0), ("story, and why each is in it", None, 1), ("documents", 14, 0)), _stories, True),
    "occurrences": Look(
        (("what", 16, 0), ("who, when", None, 3), ("sources", None, 2), ("agreed, disputed", None, 3)),
        _occurrences,
        True,
    ),
    "actors": Look(
        (("name", None, 1), ("codes", 16, 0), ("acts", 6, 0), ("acted upon", 10, 0), ("speaks", 6, 0)), _actors
    ),
}
