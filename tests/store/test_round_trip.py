"""What goes into a store comes back, byte for byte."""

import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import to_record
from dragoman.store import open_store
from dragoman.store.rows import encode

from .made import a_coded, any_coded

RECORDS = ("events", "statements", "remarks", "times", "links")


def as_bytes(records):
    return [msgspec.json.encode(record) for record in records]


@given(any_coded())
def test_the_text_kept_of_a_record_is_its_public_form(coded):
    for kind in RECORDS:
        for item in getattr(coded, kind):
            assert encode(item).encode() == msgspec.json.encode(to_record(item))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(any_coded(), max_size=3))
def test_any_record_comes_back_equal(batch):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.duckdb"
        with open_store(path, "write") as store:
            store.writer().write(batch)
        first = {coded.document.id: coded for coded in reversed(batch)}.values()
        with open_store(path) as store:
            view = store.view()
            wanted = as_bytes(to_record(coded.document) for coded in first)
            assert sorted(as_bytes(view.documents())) == sorted(wanted)
            for kind in RECORDS:
                found = as_bytes(view.records(kind))
                assert sorted(found) == sorted(
                    as_bytes(to_record(item) for coded in first for item in getattr(coded, kind))
                )
                assert view.to_arrow(kind).num_rows == len(found)


def test_records_come_in_the_order_of_date_uri_and_place(tmp_path):
    batch = [
        a_coded(3, published="2023-05-04"),
        a_coded(1, published=None),
        a_coded(2, published="2023-05-04"),
        a_coded(9, published="2023-01-01"),
    ]
    with open_store(tmp_path / "s.duckdb", "write") as store:
        for coded in batch:
            store.writer().write([coded])
        view = store.view()
        assert [document["uri"] for document in view.documents()] == [f"article-{n}.txt" for n in (9, 2, 3, 1)]
        ordered = [batch[3], batch[2], batch[0], batch[1]]
        assert [event["id"] for event in view.events()] == [event.id for coded in ordered for event in coded.events]


def test_two_listings_can_be_read_side_by_side(tmp_path):
    with open_store(tmp_path / "s.duckdb", "write") as store:
        store.writer().write([a_coded(number) for number in range(5)])
        pairs = zip(store.view().documents(), store.view().statements(), strict=True)
        assert all(document["id"] == statement["document"]["id"] for document, statement in pairs)
