"""Event records made by hand, as the store gives them."""

from typing import Any


def party(name: str, country: str | None = None, actor_id: str | None = None) -> dict[str, Any]:
    return {
        "text": name,
        "start": 0,
        "end": len(name),
        "country": country,
        "sector": [],
        "actor_id": actor_id,
        "name": name,
    }


def state(name: str, code: str) -> dict[str, Any]:
    return party(name, code, f"country:{code}")


def voice(speaker: str, cue: str | None = None) -> dict[str, Any]:
    return {
        "speaker": speaker,
        "country": None,
        "sector": [],
        "cue": cue,
        "certainty": "asserted",
        "statement_id": None,
    }


def event(number: int, document: int = 0, *, source: str | None = None, **changed: Any) -> dict[str, Any]:
    """An event: by default Chad attacks Mali, told by the outlet of its document."""
    source = source or f"Outlet {document}"
    text = changed.pop("text", "Chad attacked Mali.")
    trigger = changed.pop("trigger", "attacked")
    start = text.index(trigger) if trigger in text else 0
    speakers = changed.pop("speakers", ())
    record = {
        "id": f"e-{number}",
        "document": {"id": f"d-{document}", "uri": f"{document}.txt", "source": source},
        "event": "ASSAULT", "mode": [], "context": [], "cameo": "190", "quad": 4,
        "actor": [state("Chad", "TCD")], "recipient": [state("Mali", "MLI")],
        "status": "actual", "historical": False, "of": None, "time": None, "place": None, "quantity": [],
        "attribution": [*(voice(name, "said") for name in speakers), voice(source)],
        "trigger": {"text": trigger, "start": start, "end": start + len(trigger)},
        "evidence": {"text": text, "start": 0, "end": len(text)},
        "confidence": 0.9, "coder": {"name": "frames", "rule": "assault.attack", "version": "0"},
    }  # fmt: skip
    return {**record, **changed}


def time(start: str, end: str | None = None, anchor: str = "text") -> dict[str, Any]:
    return {"start": start, "end": end or start, "grain": "day", "anchor": anchor, "span": None}


def quantity(text: str, told: str, value: float, unit: str) -> dict[str, Any]:
    start = text.index(told)
    return {"value": value, "unit": unit, "span": {"text": told, "start": start, "end": start + len(told)}}
