"""The notes beside a paragraph: what is reported in it, grouped under the name of who says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..words import MARKS, Record, actor_codes, actor_name, contents, countries, line, outlet, shorten, told, when
from .html import Safe, el, join

_CONTENT_WIDTH = 140


@dataclass(slots=True)
class Voice:
    """One speaker in one paragraph and what this speaker says there; ``via`` is who carries it, outermost last."""

    name: str
    codes: str
    via: tuple[str, ...]
    items: list[Safe] = field(default_factory=list)


def speaker_of(event: Record) -> str:
    """The innermost speaker of an event, as one line."""
    return line(str(event["attribution"][0]["speaker"])) or "unnamed speaker"


def notes(events: Sequence[Record], statements: Sequence[Record], anchors: Mapping[str, str]) -> Safe | None:
    """The column beside one paragraph or title; None where nothing is reported in it.

    ``anchors`` maps the id of an event or statement to the id of the element that shows its words.
    """
    voices: dict[tuple[str, tuple[str, ...]], Voice] = {}
    for record in sorted([*events, *statements], key=_position):
        if "attribution" in record:
            voice, item = _voice_of_event(record), _event(record, anchors)
        else:
            voice, item = _voice_of_statement(record), _statement(record, anchors)
        voices.setdefault((voice.name, voice.via), voice).items.append(item)
    if not voices:
        return None
    return el("ul", {"class": "notes"}, (_show(voice) for voice in voices.values()))


def _position(record: Record) -> tuple[int, int, str]:
    span = record["trigger"] if "trigger" in record else record["content"]
    return (span["start"], span["end"], record["id"])


def _voice_of_event(event: Record) -> Voice:
    inner, *outer = event["attribution"]
    return Voice(speaker_of(event), actor_codes(inner), tuple(line(link["speaker"]) for link in outer))


def _voice_of_statement(statement: Record) -> Voice:
    speaker = statement.get("speaker")
    return Voice(
        actor_name(speaker) if speaker else "unnamed speaker",
        actor_codes(speaker) if speaker else "",
        (outlet(statement["document"]),),
    )


def _show(voice: Voice) -> Safe:
    how = "as told by " + ", in ".join(voice.via) if voice.via else "in its own words"
    heading = el(
        "p",
        {"class": "voice"},
        el("bdi", {"class": "name"}, voice.name),
        " " if voice.codes else None,
        el("span", {"class": "codes"}, voice.codes) if voice.codes else None,
        el("span", {"class": "via"}, how),
    )
    return el("li", {"class": "group", "data-speaker": voice.name}, heading, el("ul", None, voice.items))


def _event(event: Record, anchors: Mapping[str, str]) -> Safe:
    status = str(event["status"])
    return el(
        "li",
        {
            "class": f"event {_token(status)}",
            "id": event["id"],
            "data-actor": " ".join(countries([*event["actor"], *event["recipient"]])),
            "data-event": event["event"],
            "data-speaker": speaker_of(event),
            "data-status": status,
        },
        el("a", {"class": "deed", "href": "#" + anchors.get(event["id"], event["id"])}, deed(event)),
        el(
            "p",
            {"class": "how"},
            _status(event),
            el("span", {"class": "told"}, told(event["attribution"][0])),
            (el("span", {"class": "more"}, el("bdi", None, detail)) for detail in _details(event)),
        ),
    )


def deed(event: Record) -> Safe:
    """Who did what to whom, for the eye and for the ear."""
    what = [el("span", {"class": "what"}, event["event"])]
    if event.get("mode"):
        what.append(el("span", {"class": "mode"}, " " + ", ".join(event["mode"])))
    if event.get("of"):
        what.append(el("span", {"class": "mode"}, f" to {event['of']}"))
    arrow = el("span", {"class": "arrow", "aria-hidden": "true"}, " → ")
    to = [arrow, _side(event["recipient"])] if event["recipient"] else None
    return join(_side(event["actor"]), arrow, what, to)


def _side(refs: Sequence[Record]) -> Safe:
    if not refs:
        return el("span", {"class": "nobody"}, "nobody named")
    parts: list[str] = []
    for ref in refs:
        codes = actor_codes(ref)
        parts.append(el("bdi", {"class": "who"}, actor_name(ref)))
        parts.append(el("span", {"class": "codes"}, " " + codes) if codes else Safe(""))
        parts.append(" + ")
    return join(parts[:-1])


def _status(event: Record) -> Safe:
    status = str(event["status"])
    past = [el("span", {"class": "past"}, "recalled past")] if event.get("historical") else None
    sign = el("span", {"aria-hidden": "true"}, MARKS.get(status, "·"))
    return join(el("span", {"class": "status"}, sign, " ", status), past)


def _details(event: Record) -> Iterable[str]:
    if dates := when(event):
        yield dates
    if place := event.get("place"):
        yield f"{line(place['name'])} {place['country'] or ''}".strip()
    for quantity in event.get("quantity") or ():
        yield line(quantity["span"]["text"])
    if event.get("context"):
        yield ", ".join(event["context"])
    if event.get("cameo"):
        yield f"CAMEO {event['cameo']}"
    yield f"{event['coder']['name']} {event['coder']['rule']}, {event['confidence']:.2f}"


def _statement(statement: Record, anchors: Mapping[str, str]) -> Safe:
    cue = statement.get("cue")
    spoken = told({"cue": cue["text"] if cue else None, "certainty": statement["certainty"]})
    speaker = statement.get("speaker")
    return el(
        "li",
        {
            "class": "statement",
            "id": statement["id"],
            "data-speaker": actor_name(speaker) if speaker else "unnamed speaker",
        },
        el(
            "a",
            {"class": "words", "href": "#" + anchors.get(statement["id"], statement["id"])},
            el("bdi", None, shorten(contents(statement), _CONTENT_WIDTH)),
        ),
        el("p", {"class": "how"}, el("span", {"class": "told"}, f"{spoken}, {statement['kind']}")),
    )


def _token(word: str) -> str:
    return "".join(char for char in word if char.isalnum() or char == "-") or "other"
