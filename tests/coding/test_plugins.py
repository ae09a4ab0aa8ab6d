"""Plug-ins: what joins the frames is held to the text, and without one nothing changes."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import dragoman
from dragoman import PluginError, UsageError, registry
from dragoman.coding import Entity, Findings, Plugin, Report, code_reading
from dragoman.coding.examples import example_document
from dragoman.coding.plugged import load_plugins
from dragoman.coding.plugins.server import Server
from dragoman.model import Span, to_record
from dragoman.read import analyse
from dragoman.settings import Server as Settings
from dragoman.settings import coder_names

COMMAND = (sys.executable, "-c", "from dragoman.show.cli import main; main()")
TEXT = (
    "Norway's foreign minister said on Monday that Kenyan trawlermen had fleeced Zorblax Fisheries. "
    "The Danish premier visited Oslo."
)


def reading(text: str = TEXT):
    return next(iter(analyse([example_document(text)])))


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(words, start, start + len(words))


class Told(Plugin):
    """A plug-in that reports what it is given."""

    name, version = "told", "3"

    def __init__(self, *reports: Report, entities: tuple[Entity, ...] = ()) -> None:
        self._reports, self._entities = reports, entities

    def entities(self, reading):
        return self._entities

    def events(self, reading):
        return Findings(self._reports, ("told: once",))


def seen(*reports: Report, text: str = TEXT):
    return code_reading(reading(text), (Told(*reports),))


def test_a_report_becomes_an_event_with_all_that_frames_give() -> None:
    coded = seen(Report("COERCE", span("fleeced"), (span("Kenyan trawlermen"),), (span("Zorblax Fisheries"),)))
    (event,) = (e for e in coded.events if e.coder.name == "told")
    assert (event.coder.rule, event.coder.version, event.confidence) == ("report", "3", 0.5)
    assert [ref.country for ref in event.actor] == ["KEN"]
    assert [ref.text for ref in event.recipient] == ["Zorblax Fisheries"]
    assert (event.quad, event.status, event.trigger.text) == (4, "actual", "fleeced")
    assert event.attribution[0].country == "NOR"  # the minister says so
    assert event.id.startswith("e-") and coded.document.warnings == ("told: once",)


@pytest.mark.parametrize(
    "report",
    [
        Report("COERCE", Span("robbed", 60, 66), (span("Kenyan trawlermen"),)),  # the text reads otherwise there
        Report("COERCE", span("fleeced"), (span("Oslo"),)),  # in another sentence
        Report("COERCE", span("fleeced"), ()),  # of nobody, to nobody
        Report("HUMBUG", span("fleeced"), (span("Kenyan trawlermen"),)),
        Report("COERCE", span("fleeced"), (span("Kenyan trawlermen"),), status="perhaps"),
        Report("COERCE", Span("fleeced", 9000, 9007), (span("Kenyan trawlermen"),)),
    ],
)
def test_what_is_not_in_the_text_or_no_event_is_left_out_and_counted(report: Report) -> None:
    coded = seen(report)
    assert not [e for e in coded.events if e.coder.name == "told"]
    assert coded.document.warnings[-1] == "told: left out what stands in no sentence or is no event: 1"


def test_an_event_of_the_frames_is_not_told_twice() -> None:
    plain = code_reading(reading())
    assert [e.event for e in plain.events] == ["CONSULT"]
    again = seen(Report("CONSULT", span("visited"), (span("Danish premier"),), (span("Oslo"),)))
    assert to_record(again.events) == to_record(plain.events)
    other = seen(Report("SUPPORT", span("visited"), (span("Danish premier"),), (span("Oslo"),)))
    assert [e.event for e in other.events] == ["CONSULT", "SUPPORT"]


def test_names_of_a_tagger_replace_those_they_overlap() -> None:
    text = "Ali Bo Bakr of Zorblax met the Kenyan minister in Nairobi."
    tagger = Told(entities=(Entity(span("Ali Bo Bakr", text), "PERSON"), Entity(span("Zorblax", text), "ORG")))
    read = reading(text)
    read.sentences[0].tokens[1].entity, read.sentences[0].tokens[1].entity_start = "LOC", True
    read.sentences[0].tokens[2].entity = "LOC"
    code_reading(read, (tagger,))
    kinds = [(t.text, t.entity, t.entity_start) for t in read.sentences[0].tokens[:5]]
    assert kinds == [
        ("Ali", "PERSON", True), ("Bo", "PERSON", False), ("Bakr", "PERSON", False), ("of", "", False),
        ("Zorblax", "ORG", True),
    ]  # fmt: skip


def test_half_a_name_is_not_left_over() -> None:
    text = "Kenya Coast Guard Service boats left."
    read = reading(text)
    for token in read.sentences[0].tokens[:4]:
        token.entity, token.entity_start = "ORG", token.i == 0
    code_reading(read, (Told(entities=(Entity(span("Coast Guard", text), "ORG"),)),))
    assert [t.entity for t in read.sentences[0].tokens[:4]] == ["", "ORG", "ORG", ""]


# ------------------------------------------------------------------------- names


def test_a_name_stands_for_its_latest_version_and_unknown_ones_are_listed() -> None:
    assert registry.full_name("server") == registry.full_name("server.v1") == "server.v1"
    with pytest.raises(
        UsageError, match=r"no coder is called 'oracle'; there are classifier\.v1, gliner\.v1, server\.v1"
    ):
        load_plugins(["oracle"])


def test_names_come_from_the_call_else_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CODER", "server, gliner,")
    assert coder_names() == ("server", "gliner")
    assert coder_names([]) == ()
    monkeypatch.delenv("DRAGOMAN_CODER")
    assert coder_names() == ()


def test_a_package_offers_a_plugin_by_an_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fleecing.py").write_text(
        "from dragoman.coding import Findings, Plugin, Report\n"
        "class Fleecing(Plugin):\n"
        "    name, version = 'fleecing', '2'\n"
        "    def events(self, reading):\n"
        "        found = [(s, t) for s in reading.sentences for t in s.tokens if t.lemma == 'fleece']\n"
        "        actor = lambda s, t: tuple(s.span_of(c, c) for c in s.children(t) if c.relation == 'nsubj')\n"
        "        return Findings(tuple(Report('COERCE', s.span_of(t, t), actor(s, t)) for s, t in found))\n"
    )
    meta = tmp_path / "fleecing-2.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: fleecing\nVersion: 2\n")
    (meta / "entry_points.txt").write_text(
        "[dragoman.coders]\nfleecing.v2 = fleecing:Fleecing\nabsent.v1 = absent:Nothing\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert {point.name for point in entry_points(group=registry.GROUP)} == {"fleecing.v2", "absent.v1"}
    events = dragoman.code(TEXT, coders=["fleecing"]).events
    assert [(e.coder.name, e.event) for e in events] == [("fleecing", "COERCE"), ("frames", "CONSULT")]
    (sentence, _) = dragoman.explain(TEXT, coders=["fleecing"])
    assert (sentence.considered[0].frame, sentence.considered[0].event) == (
        "fleecing report",
        "COERCE KEN > - actual",
    )
    with pytest.raises(UsageError, match=r"'absent\.v1' cannot be imported"):
        load_plugins(["absent"])


def test_without_plugins_nothing_is_imported_and_no_record_changes(tmp_path: Path) -> None:
    script = (
        "import sys, json, dragoman\n"
        "from dragoman.model import to_record\n"
        f"coded = dragoman.code({TEXT!r}, published='2024-03-05', source='The Herald')\n"
        "print(json.dumps(to_record(coded), default=str))\n"
        "assert not [m for m in sys.modules if 'coding.plugins' in m or m in ('gliner', 'torch')]"
    )
    plain = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert [event["coder"]["name"] for event in json.loads(plain)["events"]] == ["frames"]
    idle = code_reading(reading(), (Told(),))
    assert to_record(idle.events) == to_record(code_reading(reading()).events)


# ------------------------------------------------------------------------- gliner


def test_the_tagger_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_GLINER", raising=False)
    with pytest.raises(UsageError, match="set DRAGOMAN_GLINER to its folder"):
        registry.make("gliner")
    monkeypatch.setenv("DRAGOMAN_GLINER", str(tmp_path))
    monkeypatch.setitem(sys.modules, "gliner", None)  # as where the extra is not installed
    with pytest.raises(UsageError, match=r"pip install 'dragoman\[models\]'"):
        registry.make("gliner")


# ------------------------------------------------------------------------- server


class Recorded(ThreadingHTTPServer):
    """A server that answers in order with what was recorded: a status and a body; the last one ever after."""

    def __init__(self, answers: list[tuple[int, str]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.headers_seen = answers, [], []
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Recorded

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            self.server.asked.append((self.path, body))
            self.server.headers_seen.append(dict(self.headers))
            status, answer = self.server.answers[min(len(self.server.asked), len(self.server.answers)) - 1]
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", str(len(answer.encode())))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(*answers: tuple[int, str]) -> Iterator[Recorded]:
    server = Recorded(list(answers))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def said(*events: dict[str, object]) -> tuple[int, str]:
    """The reply of a chat API that tells these events."""
    content = json.dumps({"events": list(events)})
    reply = {"id": "x", "object": "chat.completion", "choices": [{"index": 0, "message": {"content": content}}]}
    return 200, json.dumps(reply)


def told(trigger: str, actor: list[str], recipient: list[str], event: str = "COERCE", status: str = "actual"):
    return {"event": event, "trigger": trigger, "actor": actor, "recipient": recipient, "status": status}


FLEECED = told("had fleeced", ["Kenyan  trawlermen"], ["Zorblax Fisheries"])
ONE = TEXT.split(". ", maxsplit=1)[0] + "."


def asked(server: Recorded, text: str = ONE, **settings: object):
    chosen = Settings(server.url, "tiny", **{"wait": 0.01, "at_once": 1, **settings})  # type: ignore[arg-type]
    return code_reading(reading(text), (Server(chosen),))


def test_the_server_is_asked_as_the_api_wants_and_its_events_stand_on_their_words() -> None:
    with serving(said(FLEECED)) as server:
        coded = asked(server, key="secret")
    ((path, body),) = server.asked
    assert path == "/v1/chat/completions"
    assert server.headers_seen[0]["Authorization"] == "Bearer secret"
    assert (body["model"], body["temperature"]) == ("tiny", 0)
    assert body["messages"][1] == {"role": "user", "content": ONE}
    assert "CONSULT: Talks" in body["messages"][0]["content"]
    schema = body["response_format"]["json_schema"]["schema"]["properties"]["events"]["items"]
    assert len(schema["properties"]["event"]["enum"]) == 16 and schema["additionalProperties"] is False
    (event,) = (e for e in coded.events if e.coder.name == "server")
    assert (event.coder.rule, event.event, event.confidence) == ("tiny", "COERCE", 0.5)
    assert [(r.country, ONE[r.start : r.end]) for r in event.actor] == [("KEN", "Kenyan trawlermen")]
    assert ONE[event.trigger.start : event.trigger.end] == event.trigger.text


@pytest.mark.parametrize(
    "answer",
    [
        told("had robbed", ["Kenyan trawlermen"], []),
        told("had fleeced", ["Kenyan sailors"], []),
        told("had fleeced", ["Kenyan trawlermen"], ["Zorblax"], event="COERCE") | {"recipient": ["Zorb"]},
        told("had fleeced", [""], []),
    ],
)
def test_no_quotation_no_record(answer: dict[str, object]) -> None:
    with serving(said(answer)) as server:
        coded = asked(server)
    assert not [e for e in coded.events if e.coder.name == "server"]
    assert coded.document.warnings == ("server: events left out that quote words not in the sentence: 1",)


@pytest.mark.parametrize(
    "answer",
    [
        (200, "<html>"),
        (200, "{}"),
        (200, json.dumps({"choices": [{"message": {"content": "I found no events, sorry."}}]})),
        (200, json.dumps({"choices": [{"message": {"content": '{"events": [{"event": "COERCE"}]}'}}]})),
        (200, json.dumps({"choices": [{"message": {"content": None}}]})),
    ],
)
def test_an_answer_of_another_shape_is_warned_of(answer: tuple[int, str]) -> None:
    with serving(answer) as server:
        coded = asked(server)
    assert coded.document.warnings == ("server: sentences whose answer could not be read: 1",)


def test_a_busy_server_is_asked_again() -> None:
    with serving((503, "loading"), (429, "slow down"), said(FLEECED)) as server:
        coded = asked(server)
    assert len(server.asked) == 3 and [e.coder.name for e in coded.events] == ["server"]


def test_a_server_that_stays_broken_ends_the_run_with_its_reason() -> None:
    with serving((500, "out of memory")) as server, pytest.raises(PluginError, match="answers 500: out of memory"):
        asked(server, tries=2)
    assert len(server.asked) == 2


@pytest.mark.parametrize(("status", "body"), [(401, "wrong key"), (400, "no such model"), (302, "moved")])
def test_a_refusal_is_not_repeated_and_a_redirect_not_followed(status: int, body: str) -> None:
    with serving((status, body)) as server, pytest.raises(PluginError, match=f"answers {status}: {body}"):
        asked(server)
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_named() -> None:
    with serving(said()) as server:
        url = server.url
    with pytest.raises(PluginError, match=f"{url} cannot be reached"):
        code_reading(reading(), (Server(Settings(url, "tiny", tries=2, wait=0.01)),))


def test_a_silent_server_is_given_up() -> None:
    with serving(said()) as server:
        server.lock.acquire()  # it takes the question and never answers
        try:
            with pytest.raises(PluginError, match="cannot be reached"):
                asked(server, timeout=0.2, tries=2)
        finally:
            server.lock.release()


def test_sentences_asked_together_keep_their_order() -> None:
    texts = [f"Kenya fleeced Norway {number} times in the long cold spring." for number in range(8)]
    with serving(said(told("fleeced", ["Kenya"], ["Norway"]))) as server:
        coded = asked(server, "\n\n".join(texts), at_once=4)
    starts = [event.trigger.start for event in coded.events if event.coder.name == "server"]
    assert len(starts) == 8 and starts == sorted(starts)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "TIMEOUT", "AT_ONCE"):
        monkeypatch.delenv(f"DRAGOMAN_SERVER_{name}", raising=False)
    with pytest.raises(UsageError, match="needs DRAGOMAN_SERVER_URL"):
        registry.make("server")
    monkeypatch.setenv("DRAGOMAN_SERVER_URL", "file:///etc/passwd")
    monkeypatch.setenv("DRAGOMAN_SERVER_MODEL", "tiny")
    with pytest.raises(UsageError, match="begins with http"):
        registry.make("server")
    monkeypatch.setenv("DRAGOMAN_SERVER_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("DRAGOMAN_SERVER_TIMEOUT", "soon")
    with pytest.raises(UsageError, match="are numbers"):
        registry.make("server")


def test_the_command_reads_with_a_server_in_worker_processes_too(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ONE)
    with serving(said(FLEECED)) as server:
        names = {"URL": server.url, "MODEL": "tiny", "TIMEOUT": "20"}
        environment = {f"DRAGOMAN_SERVER_{name}": value for name, value in names.items()}
        command = [*COMMAND, "read", str(article), "--store", str(tmp_path / "s.db")]
        run = subprocess.run(
            [*command, "--coder", "server", "--workers", "2"],
            capture_output=True, text=True, env={"PATH": "", **environment}, check=False,
        )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    with dragoman.open_store(tmp_path / "s.db") as store:
        assert [e["coder"]["name"] for e in store.view().records("events")] == ["server"]


def test_the_command_says_what_a_plugin_lacks(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ONE)
    command = [*COMMAND, "read", str(article), "--store", str(tmp_path / "s.db")]
    run = subprocess.run([*command, "--coder", "server"], capture_output=True, text=True, env={}, check=False)
    assert run.returncode == 2 and run.stderr.startswith("dragoman: the coder server needs DRAGOMAN_SERVER_URL")
