"""Names of countries and of PLOVER's international codes, as people know them."""

from collections.abc import Mapping
from functools import cache

from ..data import load_csv, load_toml


@cache
def _names() -> Mapping[str, str]:
    bodies = load_toml("ontology/plover.toml").get("international_actor", {})
    named = {code: text for code, text in bodies.items() if isinstance(text, str)}
    return {**named, **{row["code"]: row["name"] for row in load_csv("actors/countries.csv").rows}}


def country_name(code: str | None) -> str:
    """The name of a country; the code itself where it is no known one, empty for None."""
    return _names().get(code, code) if code else ""
