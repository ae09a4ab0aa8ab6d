"""The command that lays the tellings of a story side by side."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import UsageError
from ..words import Record, count, line, shorten
from .options import OutputOption, StoreOption, described
from .output import opened, save

if TYPE_CHECKING:
    from ...store import View
    from ..comparison import Comparison

_LISTED = 8


class CompareFormat(StrEnum):
    """How a comparison is written."""

    html = "html"
    md = "md"
    jsonl = "jsonl"
    csv = "csv"


_ENDINGS = {".md": CompareFormat.md, ".markdown": CompareFormat.md, ".jsonl": CompareFormat.jsonl,
            ".ndjson": CompareFormat.jsonl, ".csv": CompareFormat.csv}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command(
        "compare",
        short_help="Lay what rival sources tell side by side.",
        help=described(
            "Lay the tellings of one story side by side: what sources agree on, where they differ, what one of them "
            "leaves out, what each calls things and whom each lets speak. One HTML page, readable without network.",
            "dragoman compare -o story.html",
            "dragoman compare st-4f1 --format md",
            "dragoman compare st-4f1 --format csv -o story.csv",
        ),
    )(_compare)


def _compare(
    story: Annotated[
        str | None,
        typer.Argument(metavar="[STORY]", help="The id of a story, or how it begins [default: the largest story]."),
    ] = None,
    *,
    store: StoreOption = None,
    format_: Annotated[
        CompareFormat | None,
        typer.Option("--format", help="How to write it [default: by the ending of --output, else html]."),
    ] = None,
    output: OutputOption = None,
) -> None:
    from ...store import open_store  # noqa: PLC0415

    how = format_ or (_ENDINGS.get(output.suffix.lower()) if output else None) or CompareFormat.html
    with open_store(store) as opened_store:
        view = opened_store.view()
        comparison = _comparison(view, choose(list(view.stories()), story))
    if how is CompareFormat.html:
        from ..web import render_comparison  # noqa: PLC0415

        if output:
            save(render_comparison(comparison), output)
            typer.echo(f"{output}: {told(comparison)}")
            return
    _write(comparison, how, output)


def told(comparison: "Comparison") -> str:
    """What a comparison holds, in one line."""
    shared = sum(len(row.told) > 1 for row in comparison.rows)
    return f"{count(len(comparison.sources), 'source')}, {count(len(comparison.rows), 'happening')}, {shared:,} shared"


def _write(comparison: "Comparison", how: CompareFormat, output: Path | None) -> None:
    from ..export import comparison as export  # noqa: PLC0415

    with opened(output, exact=True) as stream:
        if how is CompareFormat.jsonl:
            from ..export.jsonl import write_jsonl  # noqa: PLC0415

            write_jsonl(export.comparison_records(comparison), stream)
        elif how is CompareFormat.csv:
            from ..export.csv import write_csv  # noqa: PLC0415

            write_csv(export.comparison_table(comparison), stream)
        elif how is CompareFormat.md:
            stream.writelines(f"{text}\n" for text in export.comparison_markdown(comparison))
        else:
            from ..web import render_comparison  # noqa: PLC0415

            stream.write(render_comparison(comparison))


def choose(stories: Sequence[Record], wanted: str | None) -> Record:
    """The story that an id or its beginning names; without one, the largest of those that most sources tell.

    Raises UsageError where there is none or the beginning fits several.
    """
    if not stories:
        raise UsageError("there are no stories in this store; read articles of two sources at least into it")
    if wanted is None:
        return max(stories, key=lambda story: (len(story["documents"]), str(story.get("last") or ""), story["id"]))
    formerly = [story for story in stories if wanted in (story.get("formerly") or ())]
    found = [story for story in stories if story["id"] == wanted] or formerly
    found = found or [story for story in stories if story["id"].startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(story["id"] for story in found[:_LISTED])
        raise UsageError(f"{count(len(found), 'story')} begin with {wanted!r}: {names}; give more of the id")
    offered = "; ".join(f"{story['id']} {shorten(line(story['title']), 40)}" for story in stories[:_LISTED])
    raise UsageError(f"there is no story {wanted!r}; see: dragoman stories. Some of them: {offered}")


def _comparison(view: "View", story: Record) -> "Comparison":
    from ...link.retelling import completed, retell  # noqa: PLC0415
    from ...store import Filter  # noqa: PLC0415
    from ..comparison import LIMIT, compare  # noqa: PLC0415

    shown = story["documents"][:LIMIT]

    def of(kind: str) -> Iterator[Record]:
        for name in shown:
            yield from view.records(kind, Filter(document=name))

    documents, events = list(of("documents")), list(of("events"))
    known = (record for record in view.occurrences() if record["story"] == story["id"])
    occurrences = completed(known, events)
    retelling = retell(documents, events, of("statements"), of("remarks"), occurrences)
    copies = {copy["id"]: copy for copy in of("copies")}
    return compare(
        story, documents, events, occurrences, retelling, copies.values(), len(story["documents"]) - len(shown)
    )
