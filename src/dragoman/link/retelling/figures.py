"""Numbers that sources give for the same thing and that differ."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .parts import Figure, Figures
from .texts import Material, found_in


def figures(material: Material) -> tuple[Figures, ...]:
    """Differing numbers: first those of one occurrence, then those that only count the same unit."""
    of_event = {event: occurrence["id"] for occurrence in material.occurrences for event in occurrence["events"]}
    by_unit: dict[str, list[Figure]] = defaultdict(list)
    for unit, figure in _figures(material):
        by_unit[unit].append(figure)
    same: list[Figures] = []
    alike: list[Figures] = []
    for unit, every in sorted(by_unit.items()):
        grouped: dict[str | None, list[Figure]] = defaultdict(list)
        for figure in every:
            grouped[of_event.get(figure.event)].append(figure)
        of_one = [Figures(unit, name, tuple(found)) for name, found in grouped.items() if name and _differ(found)]
        same += of_one
        if not of_one and _differ(every):
            alike.append(Figures(unit, None, tuple(every)))
    return (*same, *alike)


def _figures(material: Material) -> Iterator[tuple[str, Figure]]:
    for event in material.events:
        document = event["document"]["id"]
        for quantity in event.get("quantity") or ():
            if quantity["unit"]:
                place = found_in(document, quantity["span"])
                yield quantity["unit"], Figure(material.texts[document].source, quantity["value"], event["id"], place)


def _differ(found: Sequence[Figure]) -> bool:
    """Whether sources differ: some source gives a value that another one does not give."""
    values = defaultdict(set)
    for figure in found:
        values[figure.source].add(figure.value)
    return len(values) > 1 and len({frozenset(given) for given in values.values()}) > 1
