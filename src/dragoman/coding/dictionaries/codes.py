"""CAMEO actor codes to a country and PLOVER sectors, by ``ontology/cameo_actors.toml``."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load_csv, load_toml
from ...errors import DataError


@dataclass(frozen=True, slots=True)
class Coding:
    """What a code says; ``dropped`` are its parts that no table knows."""

    country: str | None
    sector: tuple[str, ...]
    dropped: tuple[str, ...] = ()


@cache
def _tables() -> dict[str, Any]:
    return load_toml("ontology/cameo_actors.toml")


@cache
def _countries() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every country code with the code that events take and the sector it brings."""
    rows = load_csv("actors/countries.csv").rows
    own = {row["code"]: (row["owner"] or row["code"], ("PRE",) if row["kind"] == "partial" else ()) for row in rows}
    return own | {old: own[new] for old, new in _tables()["country"].items()}


def country_codes() -> frozenset[str]:
    """What may stand in the country slot: states as events name them, and international actors."""
    states = {code for code, _ in _countries().values()}
    return frozenset(states | {row[0] for row in _tables()["international"].values() if row})


def small_words() -> frozenset[str]:
    """Words that names keep in small letters."""
    return frozenset(_tables()["name"]["small"])


def convert(code: str) -> Coding:
    """Read a code such as ``USAGOVMIL``, ``IGOUNO`` or ``~LEG``. Raises DataError where it tells nothing."""
    bare = code.replace("~", "").strip().upper()
    if not bare.strip("-"):
        raise DataError("it is coded as nobody")
    if not bare.isalpha() or len(bare) % 3:
        raise DataError(f"{code} is no code in parts of three letters")
    first, *rest = (bare[i : i + 3] for i in range(0, len(bare), 3))
    tables = _tables()
    country: str | None = None
    sectors: list[str] = []
    dropped: list[str] = []
    if first in tables["international"]:
        country, sectors = _international(tables["international"][first], code)
    elif first in _countries() and not (first in tables["sector"] and "~" in code):
        country, sectors = _countries()[first][0], list(_countries()[first][1])
    elif first in tables["sector"]:
        sectors.append(tables["sector"][first])
    else:
        raise DataError(f"{first} in {code} is no country, sector or international actor we know")
    abroad = first in tables["international"]
    for part in rest:
        exact = {**tables["international"], **tables["organisation"]}.get(part) if abroad else None
        if exact:
            country, more = _international(exact, code)
            sectors = more + [sector for sector in sectors if sector not in more]
        elif part in tables["sector"]:
            sectors.append(tables["sector"][part])
        elif part not in tables["dropped"]["parts"] and part not in _countries():
            dropped.append(part)
    return Coding(country, tuple(dict.fromkeys(sectors)), tuple(dropped))


def _international(row: list[str], code: str) -> tuple[str, list[str]]:
    if not row:
        raise DataError(f"{code} names no one in particular")
    return row[0], list(row[1:])
