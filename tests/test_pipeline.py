"""From articles to a store, through every room."""

import json
import os
import signal
import subprocess
import sys
import textwrap

import pytest

import dragoman
from dragoman import Counts, Filter
from dragoman.model import to_record
from dragoman.settings import shared_folder, store_path

VISIT = (
    "Russian Defence Minister Sergei Shoigu visited Pyongyang on Tuesday. "
    "The ministry stressed that the two countries would expand their cooperation.\n"
)
TALKS = "The president of France met the prime minister of Japan in Paris on 3 May 2023.\n"
FRENCH = (
    "Le président de la République a reçu hier à Paris le premier ministre japonais pour évoquer la situation dans la "
    "région et les relations entre leurs deux pays, a annoncé un communiqué du ministère des affaires étrangères.\n"
) * 3


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(VISIT)
    (folder / "b.txt").write_text(TALKS)
    return folder


def everything(path):
    with dragoman.open_store(path) as store:
        view = store.view()
        kinds = ("documents", "events", "statements", "remarks", "times", "links")
        return {kind: list(view.records(kind)) for kind in kinds}


def test_articles_become_attributed_events(articles, tmp_path):
    path = tmp_path / "s.duckdb"
    seen = []
    counts = dragoman.read([articles], path, published="2023-07-27", source="The Herald", progress=seen.append)
    assert seen[-1] == counts
    assert (counts.documents, counts.new, counts.unchanged, counts.refused) == (2, 2, 0, 0)
    found = everything(path)
    assert (counts.events, counts.statements) == (len(found["events"]), len(found["statements"]))
    assert counts.events
    texts = {document["id"]: document["text"] for document in found["documents"]}
    for event in found["events"]:
        evidence = event["evidence"]
        assert texts[event["document"]["id"]][evidence["start"] : evidence["end"]] == evidence["text"]
        assert event["attribution"][-1]["speaker"] == "The Herald"


def test_reading_twice_changes_nothing(articles, tmp_path):
    path = tmp_path / "s.duckdb"
    first = dragoman.read(articles, path)
    before = everything(path)
    assert dragoman.read(str(articles), path) == Counts(documents=2, unchanged=2)
    assert everything(path) == before
    again = dragoman.read([articles, articles / "a.txt"], path, recode=True)
    assert again == Counts(documents=3, recoded=2, unchanged=1, events=first.events, statements=first.statements)
    assert everything(path) == before


def test_documents_in_the_store_are_not_analysed_again(articles, tmp_path):
    path = tmp_path / "s.duckdb"
    dragoman.read(articles, path)
    script = textwrap.dedent("""
        import sys, dragoman
        counts = dragoman.read(sys.argv[1], sys.argv[2])
        assert counts == dragoman.Counts(documents=2, unchanged=2), counts
        assert "spacy" not in sys.modules
    """)
    subprocess.run([sys.executable, "-c", script, str(articles), str(path)], check=True)


def test_any_number_of_workers_finds_the_same(articles, tmp_path):
    records = [{"text": f"{text} Edition {n}.", "id": str(n)} for n in range(70) for text in [VISIT]]
    (articles / "more.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    alone = dragoman.read(articles, tmp_path / "alone.duckdb", published="2023-07-27")
    many = dragoman.read(articles, tmp_path / "many.duckdb", published="2023-07-27", workers=2)
    assert alone == many
    assert everything(tmp_path / "alone.duckdb") == everything(tmp_path / "many.duckdb")


def test_what_cannot_be_read_is_named_and_the_rest_is_read(articles, tmp_path):
    (articles / "empty.txt").write_text("")
    errors = []
    counts = dragoman.read([articles, tmp_path / "missing.txt"], tmp_path / "s.duckdb", on_error=errors.append)
    assert (counts.new, counts.refused) == (2, 2)
    assert [os.path.basename(error.name) for error in errors] == ["empty.txt", "missing.txt"]
    with pytest.warns(UserWarning, match=r"missing\.txt"):
        dragoman.read(tmp_path / "missing.txt", tmp_path / "s.duckdb")


def test_a_language_not_supported_is_stored_and_not_coded(tmp_path):
    (tmp_path / "f.txt").write_text(FRENCH)
    counts = dragoman.read(tmp_path / "f.txt", tmp_path / "s.duckdb")
    assert counts == Counts(documents=1, new=1)
    (document,) = everything(tmp_path / "s.duckdb")["documents"]
    assert document["lang"] == "fr"
    assert any("not supported" in warning for warning in document["warnings"])


def test_an_open_store_stays_open(articles, tmp_path):
    with dragoman.open_store(tmp_path / "s.duckdb", "write") as store:
        dragoman.read(articles, store, published="2023-07-27")
        assert len(list(store.view().documents(Filter(since="2023-07")))) == 2


def test_a_run_killed_while_writing_is_completed_by_the_next(articles, tmp_path):
    records = [{"text": TALKS, "id": str(number)} for number in range(200)]
    (articles / "more.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    script = textwrap.dedent("""
        import sys, dragoman
        dragoman.read(sys.argv[1], sys.argv[2], progress=lambda counts: print(counts.new, flush=True))
    """)
    killed = tmp_path / "killed.duckdb"
    process = subprocess.Popen([sys.executable, "-c", script, str(articles), str(killed)], stdout=subprocess.PIPE)
    assert process.stdout
    while (line := process.stdout.readline()) and int(line) == 0:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    rest = dragoman.read(articles, killed)
    assert rest.unchanged >= 64
    assert rest.new + rest.unchanged == 202
    dragoman.read(articles, tmp_path / "whole.duckdb")
    assert everything(killed) == everything(tmp_path / "whole.duckdb")


def test_errors_that_stop_a_run(articles, tmp_path):
    (tmp_path / "no.duckdb").write_text("not a store")
    with pytest.raises(dragoman.StoreError, match="not a dragoman store"):
        dragoman.read(articles, tmp_path / "no.duckdb")
    with pytest.raises(dragoman.UsageError, match="not a date"):
        dragoman.read(articles, tmp_path / "s.duckdb", published="last week")
    with pytest.raises(dragoman.UsageError, match="workers"):
        dragoman.read(articles, tmp_path / "s.duckdb", workers=0)
    assert not (tmp_path / "s.duckdb").exists()


def test_one_text_is_coded_without_a_store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    coded = dragoman.code(VISIT, published="2023-07-27", source="The Herald")
    assert coded.events
    assert coded.document.published == "2023-07-27"
    assert to_record(coded.events[0])["attribution"][-1]["speaker"] == "The Herald"
    assert not list(tmp_path.iterdir())
    assert dragoman.code(FRENCH, lang=None).events == ()
    with pytest.raises(dragoman.InputError, match="empty"):
        dragoman.code("  ")


def test_settings_come_from_arguments_then_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_STORE", "named.duckdb")
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path))
    assert str(store_path("mine.duckdb")) == "mine.duckdb"
    assert str(store_path()) == "named.duckdb"
    assert shared_folder() == tmp_path
    monkeypatch.delenv("DRAGOMAN_STORE")
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path / "gone"))
    assert str(store_path()) == "dragoman.duckdb"
    assert shared_folder() is None
