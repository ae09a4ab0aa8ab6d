"""Readers of times of day, with their zones."""

import re

from .dates import around
from .setting import Match, Setting, Time
from .words import tidy, time_words

_COUNTED = re.compile(r"(?:gmt|utc)\s?([+−-])\s?(\d{1,2})(?::?([03]0))?")
SEVERAL = "?"
_FARTHEST = 14  # hours from Greenwich
_HALF = 12
_MORNING = "MO"
_SMALL_HOURS = 6  # "two at night" is of the next day, "eleven at night" is not


def read_clock(match: Match, setting: Setting) -> Time | None:
    """A time of day, on the document's day until a day beside it says otherwise."""
    groups = match.groupdict()
    if groups.get("named_hour"):
        clock = str(time_words().value("hour_name", match["named_hour"]))
    else:
        spelled = time_words().number(groups["hour_word"]) if groups.get("hour_word") else None
        hour, minute = int(groups["hour"]) if groups.get("hour") else int(spelled or 0), int(groups.get("minute") or 0)
        half = (groups.get("ampm") or "").lower().replace(".", "")
        if half and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0) if half else _in_stretch(hour, groups.get("stretch"))
        if hour > 24 or minute > 59:
            return None
        clock = f"{hour:02d}:{minute:02d}"
    zone = offset(groups.get("zone"))
    clock += "Z" if zone == "Z" else ""
    when = setting.today
    if setting.last is not None and setting.last.grain == "day" and setting.age == 0:
        when = setting.last.start
    return Time("TIME", f"{when or 'XXXX-XX-XX'}T{clock}", around(when, "D") if when else None, zone)


def _in_stretch(hour: int, stretch: str | None) -> int:
    """The hour of 24 that "4 in the afternoon" and "11 at night" name."""
    code = time_words().value("part_of_day", stretch) if stretch and hour <= _HALF else _MORNING
    late = code in ("AF", "EV") or (code == "NI" and hour >= _SMALL_HOURS)
    return hour + _HALF if late and (hour < _HALF or code == "NI") else hour


def offset(zone: str | None) -> str | None:
    """How far a zone is from Greenwich: "EST" → -05:00, "GMT+9" → +09:00, "UTC" → Z.

    None where no zone is named, where the name has several meanings and where there is no such zone.
    """
    if zone is None:
        return None
    counted = _COUNTED.fullmatch(tidy(zone))
    if counted is None:
        listed = str(time_words().raw["zone_offset"].get(tidy(zone), SEVERAL))
        return listed if listed not in ("", SEVERAL) else None
    sign, hours = "-" if counted[1] != "+" else "+", int(counted[2])
    return f"{sign}{hours:02d}:{counted[3] or '00'}" if hours <= _FARTHEST else None
