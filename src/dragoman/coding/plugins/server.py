"""A coder that asks a language-model server with an OpenAI-compatible chat API.

Nothing is sent unless the user names this coder, the server and the model. The server is asked sentence by sentence,
at temperature 0, for JSON of a fixed schema. An event counts only where the words it quotes stand in the sentence.
"""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from ...data import load_toml
from ...model import STATUSES, Span
from ...read import Reading, Sentence
from ...settings import Server as Settings
from ...settings import server as server_settings
from ..plugin import Findings, Plugin, Report
from .chat import Chat

_LEAST_WORDS = 3


class _Told(msgspec.Struct):
    """An event as the server tells it: quotations and names."""

    event: str
    trigger: str
    actor: list[str]
    recipient: list[str]
    status: Literal["actual", "future", "hypothetical", "negated"]


class _Answer(msgspec.Struct):
    events: list[_Told]


@dataclass(frozen=True, slots=True)
class _Read:
    """What an answer comes to: reports, how many events quoted words that are not there, was it readable."""

    reports: tuple[Report, ...] = ()
    unfounded: int = 0
    readable: bool = True


class Server(Plugin):
    """Events from a language-model server; ``settings`` are those of the environment unless given."""

    name = "server"

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or server_settings()
        self._chat = Chat(self._settings)
        question = load_toml("ontology/server.toml")["question"]
        categories = load_toml("ontology/plover.toml")["category"]
        listed = (f"{category['name']}: {category['definition']}" for category in categories)
        self.version = str(question["version"])
        self._instructions = question["instructions"].strip() + "\n" + "\n".join(listed)
        self._schema = _schema([category["name"] for category in categories])

    def events(self, reading: Reading) -> Findings:
        """Ask about every sentence, several at once; what is found stands in the order of the text."""
        asked = [sentence for sentence in reading.sentences if len(sentence.tokens) >= _LEAST_WORDS]
        with ThreadPoolExecutor(self._settings.at_once) as pool:
            found = list(pool.map(self._ask, asked))
        unread = sum(not item.readable for item in found)
        unfounded = sum(item.unfounded for item in found)
        warnings = [
            *([f"server: sentences whose answer could not be read: {unread}"] if unread else []),
            *([f"server: events left out that quote words not in the sentence: {unfounded}"] if unfounded else []),
        ]
        return Findings(tuple(report for item in found for report in item.reports), tuple(warnings))

    def _ask(self, sentence: Sentence) -> _Read:
        answer = self._chat.ask(self._instructions, sentence.span.text, self._schema)
        try:
            told = msgspec.json.decode(answer, type=_Answer).events
        except (msgspec.DecodeError, UnicodeError):  # a message of another shape is the model's fault, not ours
            return _Read(readable=False)
        reports = [_report(sentence, item, self._settings.model) for item in told]
        kept = tuple(report for report in reports if report is not None)
        return _Read(kept, len(reports) - len(kept))


def _report(sentence: Sentence, told: _Told, rule: str) -> Report | None:
    trigger = _quoted(sentence, told.trigger, sentence.span.start)
    if trigger is None:
        return None
    actor = [_quoted(sentence, words, trigger.start) for words in told.actor]
    recipient = [_quoted(sentence, words, trigger.start) for words in told.recipient]
    spans = [span for span in (*actor, *recipient) if span is not None]
    if len(spans) < len(told.actor) + len(told.recipient):
        return None
    return Report(
        told.event, trigger, tuple(spans[: len(actor)]), tuple(spans[len(actor) :]), status=told.status, rule=rule
    )


def _quoted(sentence: Sentence, words: str, near: int) -> Span | None:
    """Where whole words stand in a sentence, white space being alike; of several places the one nearest to ``near``."""
    parts = [re.escape(part) for part in words.split()]
    pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    found = [match.span() for match in re.finditer(pattern, sentence.span.text)] if parts else []
    if not found:
        return None
    offset = sentence.span.start
    start, end = min(found, key=lambda place: (abs(offset + place[0] - near), place))
    return Span(sentence.span.text[start:end], offset + start, offset + end, sentence.field)


def _schema(categories: Sequence[str]) -> dict[str, Any]:
    quotations = {"type": "array", "items": {"type": "string"}}
    fields: dict[str, Any] = {
        "event": {"type": "string", "enum": list(categories)},
        "trigger": {"type": "string"},
        "actor": quotations,
        "recipient": quotations,
        "status": {"type": "string", "enum": list(STATUSES)},
    }
    event = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"events": {"type": "array", "items": event}},
        "required": ["events"],
        "additionalProperties": False,
    }
