"""The pages under docs/ say what the commands and records are; these tests hold them to it."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from dragoman import model
from dragoman.show.cli.app import build

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
RECORDS = (ROOT / "docs/records.md").read_text(encoding="utf-8")
TOP: dict[str, Any] = dict(typer.main.get_command(build()).commands)  # type: ignore[attr-defined]
COMMANDS: dict[str, Any] = TOP | {
    f"{group} {name}": command for group in TOP for name, command in getattr(TOP[group], "commands", {}).items()
}
LISTING = "## Listing\n"


def section(heading: str) -> str:
    """The text from a heading to the next one of its rank or above."""
    rank = heading.split(maxsplit=1)[0]
    rest = PAGE[PAGE.index(heading) + len(heading) :]
    return re.split(rf"^#{{1,{len(rank)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def options(text: str) -> set[str]:
    """The options that stand first in the rows of a section's tables."""
    cells = re.findall(r"^\| (`-.*?`) \|", text, flags=re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(--?[a-z-]+)", cell)}


def documented(command: str) -> set[str]:
    heading = re.search(rf"^### `dragoman {command}(?: [^a-z].*)?`$", PAGE, flags=re.MULTILINE)
    filters = options(section("### Filters\n"))
    if heading is None:
        return options(section(LISTING)) | filters
    text = section(heading[0])
    return options(text) | (filters if "(#filters)" in text else set())


def test_every_documented_command_exists_and_every_command_is_documented() -> None:
    headings = re.findall(r"^### `dragoman ([a-z]+(?: [a-z]+)?)\b", PAGE, flags=re.MULTILINE)
    listed = re.findall(r"^\| `dragoman (\w+)` \|", section(LISTING), flags=re.MULTILINE)
    assert sorted(headings + listed) == sorted(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_documented_options_are_the_options(command: str) -> None:
    actual = {
        name
        for parameter in COMMANDS[command].params
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    assert documented(command) == actual - {"--help", "-h"}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_an_example(command: str) -> None:
    assert re.search(rf"Examples:\n  .*dragoman {command}\b", COMMANDS[command].help)


@pytest.mark.parametrize("page", ["docs/commands.md", "README.md"])
def test_every_command_line_shown_is_accepted(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    fenced = "\n".join(text.split("```")[1::2])
    lines = re.findall(r"^(?:\$ )?(?:cat \S+ \| )?dragoman ([a-z]+) (.*)$", fenced, flags=re.MULTILINE)
    assert lines
    for command, rest in lines:
        name = f"{command} {rest.split()[0]}" if rest else command
        used = set(re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", rest))
        assert used <= {
            name for parameter in COMMANDS.get(name, COMMANDS[command]).params for name in parameter.opts
        }, rest


@pytest.mark.parametrize("kind", ["Document", "Event", "Statement", "Remark", "Link", "Story", "Occurrence"])
def test_every_field_of_a_record_is_documented(kind: str) -> None:
    heading = re.search(rf"^## (?:{kind}\b|.* and {kind.lower()}$).*$", RECORDS, flags=re.MULTILINE)
    assert heading
    text = RECORDS[heading.end() :].partition("\n## ")[0]
    names = {item.name for item in fields(getattr(model, kind))} - {"field"}
    assert names <= set(re.findall(r"`(\w+)`", text))


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert target.startswith("http") or (page.parent / target).exists(), f"{page.name}: {target}"
