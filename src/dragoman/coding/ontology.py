"""PLOVER's tables: quad class, scores, modes, contexts; CAMEO's Goldstein values; how attitudes join subjects."""

from dataclasses import dataclass
from functools import cache

from ..data import load_csv, load_toml

FUTURE_TO_AGREE = ("CONSULT", "SUPPORT", "COOPERATE", "AID")


@dataclass(frozen=True, slots=True)
class Category:
    """One of PLOVER's 16 event categories: quad class 1-4, score, and the scores of its modes."""

    name: str
    quad: int
    score: float
    modes: dict[str, float]


@dataclass(frozen=True, slots=True)
class Ontology:
    """PLOVER and CAMEO tables, ready to look up."""

    categories: dict[str, Category]
    goldstein: dict[str, float]
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]
    joins: dict[tuple[str, str], tuple[str, tuple[str, ...], str | None]]

    def score(self, event: str, modes: tuple[str, ...]) -> float:
        """The PLOVER score: the mode score furthest from zero, else the category's."""
        category = self.categories[event]
        scores = [category.modes[mode] for mode in modes if mode in category.modes]
        return max(scores, key=abs) if scores else category.score

    def join(self, attitude: str, subject: str) -> tuple[str, tuple[str, ...], str | None] | None:
        """Event, modes and CAMEO code of an attitude towards an act, or None where they do not join."""
        return self.joins.get((attitude, subject)) or self.joins.get((attitude, "*"))


@cache
def ontology() -> Ontology:
    """The tables, read once."""
    plover = load_toml("ontology/plover.toml")
    categories = {}
    for raw in plover["category"]:
        modes = {mode["name"]: float(mode.get("score", raw["score"])) for mode in raw["modes"]}
        categories[raw["name"]] = Category(raw["name"], raw["quad"], float(raw["score"]), modes)
    goldstein = {row["code"]: float(row["goldstein"]) for row in load_csv("ontology/cameo.csv").rows}
    joins = {}
    for raw in load_toml("ontology/attitudes.toml")["join"]:
        for subject in raw["subject"]:
            joins[raw["attitude"], subject] = (raw["event"], tuple(raw.get("mode", ())), raw.get("cameo"))
    return Ontology(
        categories,
        goldstein,
        tuple(raw["name"] for raw in plover["context"]),
        tuple(raw["code"] for raw in plover["sector"]),
        joins,
    )
