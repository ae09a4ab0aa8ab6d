"""What must hold between data files: names used in one must be known in another."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...data import data_path, label, load_csv, load_toml, sources
from ...errors import DataError

_PLOVER, _CAMEO, _COUNTRIES = "ontology/plover.toml", "ontology/cameo.csv", "actors/countries.csv"
_OUTLETS, _ALIASES = "actors/outlets.csv", "actors/aliases.csv"


def cross_errors() -> Iterator[str]:
    """Every name that is used and not known, as ``FILE: what is wrong``. Files that cannot be read are passed over."""
    if data_path(_PLOVER).exists() and data_path(_CAMEO).exists():
        yield from _frame_errors()
        if data_path(_COUNTRIES).exists():
            yield from _actor_errors()
    if data_path(_ALIASES).exists():
        yield from _alias_errors()
    yield from _outlet_errors()
    yield from _compile_errors()


def _frame_errors() -> Iterator[str]:
    modes = {
        category["name"]: {mode["name"] for mode in category.get("modes", ())}
        for category in load_toml(_PLOVER)["category"]
    }
    codes = {row["code"] for row in load_csv(_CAMEO).rows}
    for language in _folders("lexicon"):
        classes = {
            name for path in sources(f"lexicon/{language}/classes/*.toml") for name in load_toml(path).get("class", {})
        }
        owners: dict[tuple[Path, str], Path] = {}
        for path in sources(f"lexicon/{language}/frames/*.toml"):
            for frame in load_toml(path).get("frame", ()):
                name = str(frame.get("id"))
                if (owner := owners.setdefault((path.parent, name), path)) != path:
                    yield f"{label(path)}: frame {name} stands in {owner.name} too; give one of the two another id"
                for error in _of_frame(frame, modes, codes, classes):
                    yield f"{label(path)}: frame {name}: {error}"


def _of_frame(frame: dict[str, Any], modes: dict[str, set[str]], codes: set[str], classes: set[str]) -> Iterator[str]:
    event = frame.get("event")
    if event not in modes:
        yield f"{event!r} is no PLOVER event"
        return
    for mode in _listed(frame.get("mode", ())):
        if mode not in modes[event]:
            yield f"{event} has no mode {mode!r}; its modes are {', '.join(sorted(modes[event])) or 'none'}"
    if frame.get("cameo") and frame["cameo"] not in codes:
        yield f"{frame['cameo']!r} is no CAMEO code"
    for tests in (*frame.get("where", {}).values(), *frame.get("unless", {}).values()):
        for test in _listed(tests):
            if test.startswith("@") and test[1:] not in classes:
                yield f"there is no word class {test}"
    if not frame.get("examples"):
        yield "it has no example"


def _actor_errors() -> Iterator[str]:
    plover = load_toml(_PLOVER)
    sectors = {sector.get("code") or sector.get("name") for sector in plover["sector"]}
    known = {row["code"] for row in load_csv(_COUNTRIES).rows} | _international(plover)
    for path in sorted(set(sources("actors/*.csv")) - set(sources(_OUTLETS))):
        for row in load_csv(path).rows:
            name = row.get("id") or row.get("code") or row.get("name") or "?"
            if row.get("country") and row["country"] not in known:
                yield f"{label(path)}: {name}: {row['country']!r} is no country code"
            for country in filter(None, (row.get("countries") or "").split("|")):
                if country not in known:
                    yield f"{label(path)}: {name}: {country!r} is no country code"
            for sector in filter(None, (row.get("sector") or "").split("|")):
                if sector not in sectors:
                    yield f"{label(path)}: {name}: {sector!r} is no PLOVER sector"


def _alias_errors() -> Iterator[str]:
    ids = {f"country:{row['code']}" for row in load_csv(_COUNTRIES).rows}
    tables = ("actors/organisations.csv", "actors/people[!s]*csv", "actors/peoples.csv")
    ids |= {row["id"] for name in tables if sources(name) for row in load_csv(name).rows}
    for path in sources(_ALIASES):
        for row in load_csv(path).rows:
            if row["id"] not in ids:
                yield f"{label(path)}: {row['name']}: no table has the id {row['id']}"


def _outlet_errors() -> Iterator[str]:
    from ...ingest.outlets import table_errors  # noqa: PLC0415

    countries = {row["code"] for row in load_csv(_COUNTRIES).rows} if data_path(_COUNTRIES).exists() else set()
    for path in sources(_OUTLETS):
        yield from (f"{label(path)}: {error}" for error in table_errors(load_csv(path).rows, countries))


def _international(plover: dict[str, Any]) -> set[str]:
    """The codes that stand in the country slot without being countries."""
    return {str(code) for code in _strings(plover.get("international_actor", {})) if len(str(code)) == 3}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _compile_errors() -> Iterator[str]:
    from ...coding.lexicon import lexicon  # noqa: PLC0415 (only once everything else is sound)
    from ...coding.times.grammar import rules  # noqa: PLC0415

    for compiled in (lexicon, rules):
        try:
            compiled()
        except DataError as error:
            yield str(error)


def _folders(name: str) -> list[str]:
    root = data_path(name)
    return sorted(path.name for path in root.iterdir() if path.is_dir()) if root.exists() else []


def _listed(value: str | Iterable[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
