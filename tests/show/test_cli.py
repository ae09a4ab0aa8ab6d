import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman import __version__
from dragoman.show.cli.app import run

from .samples import coded, records

KINDS = ("documents", "events", "statements", "remarks", "times", "links", "stories", "occurrences", "actors")
SCRIPT = [sys.executable, "-c", "from dragoman.show.cli import main; main()"]


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"dragoman {__version__}\n"
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_jsonl_gives_the_records_of_the_store(kind: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([kind, "--store", str(store), "--format", "jsonl"]) == 0
    found = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    expected = dict(zip(("documents", "events", "statements", "remarks"), records(), strict=True))
    if kind in expected:
        assert sorted(record["id"] for record in found) == sorted(record["id"] for record in expected[kind])
        assert all(record in expected[kind] for record in found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_table_that_ends_with_a_count(
    kind: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([kind, "--store", str(store)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert all(row == row.rstrip() for row in out.splitlines())
    last = out.splitlines()[-1]
    assert last == f"No {kind} here." or last.split()[0].isdigit()


def test_the_table_of_events_names_speaker_certainty_status_and_sentence(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["events", "--store", str(store), "--status", "negated"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for words in (
        "✕ negated",
        "SUD MIL → ASSAULT",
        "Foreign Ministry of Sudria",
        "“denied”, denied",
        "in Norhaven Gazette",
    ):
        assert words in out
    assert "“The Foreign Ministry of Sudria denied that its" in out


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--actor", "SUD"], 2),
        (["--actor", "NOR", "--recipient", "KAR", "--event", "consult"], 4),
        (["--until", "1990"], 1),
        (["--source", "Sudria Today"], 3),
        (["--said-by", "Ilse Brandt"], 1),
        (["--not-said-by", "Norhaven Gazette"], 3),
        (["--certainty", "hedged"], 1),
        (["--min-confidence", "0.9"], 0),
        (["--limit", "2"], 2),
    ],
)
def test_filters(options: list[str], count: int, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", "--store", str(store), "--format", "jsonl", *options]) == 0
    assert len(capsys.readouterr().out.splitlines()) == count


def test_output_files_take_their_format_from_their_ending(store: Path, tmp_path: Path) -> None:
    for name in ("e.jsonl", "e.csv", "e.parquet", "e.txt"):
        assert run(["events", "--store", str(store), "-o", str(tmp_path / name)]) == 0
    with (tmp_path / "e.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "e.parquet")
    ids = [record["id"] for record in records()[1]]
    assert sorted(row["id"] for row in rows) == sorted(table["id"].to_pylist()) == sorted(ids)
    assert len((tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()) == len(ids)
    assert "who says so" in (tmp_path / "e.txt").read_text(encoding="utf-8")


def test_a_cell_that_a_spreadsheet_would_run_is_defused() -> None:
    import pyarrow as pa  # noqa: PLC0415

    from dragoman.show.export.csv import write_csv  # noqa: PLC0415

    stream = io.StringIO()
    write_csv(pa.table({"text": ["=1+1", "plain, “quoted”", None], "number": [-1.5, 2.0, None]}), stream)
    assert stream.getvalue() == 'text,number\n\'=1+1,-1.5\n"plain, “quoted”",2.0\n,\n'


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["events", "--event", "CONSULTT"], 2, "did you mean CONSULT?"),
        (["events", "--event", "yield"], 2, "use --event CONCEDE"),
        (["events", "--status", "negatd"], 2, "did you mean negated?"),
        (["events", "--certainty", "sure"], 2, "is none of asserted"),
        (["events", "--since", "yesterday"], 2, "--since is a date"),
        (["events", "--min-confidence", "7"], 2, "--min-confidence lies between 0 and 1"),
        (["timeline", "--limit", "-1"], 2, "--limit cannot be negative"),
        (["events", "--colour", "red"], 2, "dragoman events --help"),
        (["event"], 2, "dragoman --help"),
        (["report"], 2, "--output"),
        (["read"], 2, "dragoman read --help"),
        (["events", "--format", "xml"], 2, "--format"),
        (["times", "--status", "actual"], 2, "times cannot be filtered by status"),
        (["events", "-o", "{folder}/no/such/folder.csv"], 2, "name another file with -o"),
        (["events", "--store", "{folder}/none.duckdb"], 1, "there is no store here"),
    ],
)
def test_errors_are_one_line_that_says_what_to_do(
    arguments: list[str],
    status: int,
    words: str,
    store: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", str(store))
    assert run([argument.replace("{folder}", str(tmp_path)) for argument in arguments]) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dragoman: ") and captured.err.count("\n") == 1
    assert words in captured.err


def test_the_store_may_come_from_the_environment(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", str(store))
    assert run(["documents"]) == 0
    assert "2 documents" in capsys.readouterr().out


def test_a_timeline_runs_from_the_oldest_day_on(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "--store", str(store), "--format", "csv", "--limit", "3"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    days = [row["time_start"] or row["published"] for row in rows]
    assert days == sorted(days) and days[0] == "1987-01-01" and len(days) == 3


def test_a_report_may_be_narrowed_down(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "report.html"
    assert run(["report", "--store", str(store), "-o", str(page)]) == 0
    assert f"{page}: 2 documents" in capsys.readouterr().out
    everything = page.read_text(encoding="utf-8")
    assert run(["report", "--store", str(store), "-o", str(page), "--event", "MOBILIZE"]) == 0
    narrowed = page.read_text(encoding="utf-8")
    assert everything.count('class="event ') == 9
    assert narrowed.count('class="event ') == 1 and "Sudria Today" in narrowed and "Norhaven Gazette" not in narrowed
    assert run(["report", "--store", str(store), "-o", str(page), "--limit", "1"]) == 0
    assert "1 more document left out" in capsys.readouterr().out


def test_a_report_is_the_same_every_time(store: Path, tmp_path: Path) -> None:
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        assert run(["report", "--store", str(store), "-o", str(page)]) == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_reader_that_stops_early_is_no_error(store: Path) -> None:
    process = subprocess.Popen(
        [*SCRIPT, "events", "--store", str(store), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_any_terminal_encoding_will_do(store: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [*SCRIPT, "events", "--store", str(store)]
    table = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    assert b"* actual" in table and b"x negated" in table and b"SUD MIL > ASSAULT" in table
    records = subprocess.run([*command, "--format", "jsonl"], env=environment, capture_output=True, check=True).stdout
    assert "“peace fleet”" in coded()[0].document.text
    assert json.loads(records.splitlines()[0])["event"] == "CONSULT"


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys; from dragoman.show.cli.app import run; run(['--version']); run(['events', '--help']);"
        "sys.exit(bool({'spacy', 'duckdb', 'pyarrow', 'rich', 'trafilatura', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_check_passes_on_the_files_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 0
    out = capsys.readouterr().out
    assert "ontology/plover.toml" in out and out.splitlines()[-1].endswith("0 errors")


def test_actors_are_imported_into_the_users_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_HOME", str(tmp_path / "home"))
    file = tmp_path / "north.actors.txt"
    file.write_text("BORDER_HOST_ [NORMILXYZ]\nREDS_ [---]\n")
    assert run(["actors", "import", str(file)]) == 1
    captured = capsys.readouterr()
    made = tmp_path / "home/actors/organisations-north.csv"
    assert captured.out.splitlines() == [
        "1 body; 0 names known already; 1 refused", str(made), "parts of codes that mean nothing here: XYZ (1)",
    ]  # fmt: skip
    assert captured.err == f"{file}:2: Reds: it is coded as nobody\n"
    assert "Border Host" in made.read_text()
    assert run(["actors", "import", str(tmp_path / "none")]) == 1
    assert run(["actors", "import"]) == 2
