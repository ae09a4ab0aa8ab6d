"""The grammar of time expressions: one rule a kind of expression, from text to TIMEX3 type, value and interval.

After TIMEX3 (ISO-TimeML). Rules are tried at every place; the longest match wins, then the earlier rule.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from .dates import Interval, around, day, month, shift, value_of, week, year, years
from .words import time_words


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the document's day, if known, and whether its clause looks ahead."""

    today: date | None
    future: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """The reading of an expression: TIMEX3 type and value, and the interval where one can be told."""

    type: str
    value: str
    interval: Interval | None = None


Resolve = Callable[[re.Match[str], Setting], Time | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with the function that reads its matches."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve


def _date(interval: Interval | None, value: str | None = None) -> Time | None:
    return Time("DATE", value or value_of(interval), interval) if interval else None


def _month(name: str) -> int:
    return int(time_words().raw["month"][name.lower().rstrip(".")])


def _full(match: re.Match[str], setting: Setting) -> Time | None:
    return _date(day(int(match["year"]), _month(match["month"]), int(match["day"])))


def _iso(match: re.Match[str], setting: Setting) -> Time | None:
    return _date(day(int(match["year"]), int(match["m"]), int(match["day"])))


def _numeric(match: re.Match[str], setting: Setting) -> Time | None:
    first, second, number = int(match["first"]), int(match["second"]), int(match["year"])
    number += 0 if number > 99 else 2000 if number < 50 else 1900
    if match["sep"] == "." or first > 12:
        return _date(day(number, second, first))
    if second > 12:
        return _date(day(number, first, second))
    return None  # 03/04/2023 could be either; refusing is right where guessing is not


def _nearest(candidates: list[Interval | None], setting: Setting) -> Interval | None:
    """The candidate on the side of the document's day that the clause looks to, nearest first."""
    today = setting.today
    known = [c for c in candidates if c is not None]
    if today is None or not known:
        return None
    side = [c for c in known if (c.end >= today if setting.future else c.start <= today)]
    return min(side or known, key=lambda c: abs((c.start - today).days))


def _month_day(match: re.Match[str], setting: Setting) -> Time | None:
    number, dom = _month(match["month"]), int(match["day"])
    if setting.today is None:
        return Time("DATE", f"XXXX-{number:02d}-{dom:02d}") if day(2024, number, dom) else None
    base = setting.today.year
    return _date(_nearest([day(base + d, number, dom) for d in (-1, 0, 1)], setting))


def _month_year(match: re.Match[str], setting: Setting) -> Time | None:
    return _date(month(int(match["year"]), _month(match["month"])))


def _month_alone(match: re.Match[str], setting: Setting) -> Time | None:
    number = _month(match["month"])
    if setting.today is None:
        return Time("DATE", f"XXXX-{number:02d}")
    base = setting.today.year
    which = (match["which"] or "").lower()
    if which in time_words().raw["this"]["words"]:
        return _date(month(base, number))
    aim = Setting(setting.today, which in time_words().raw["next"]["words"] or (setting.future and not which))
    return _date(_nearest([month(base + d, number) for d in (-1, 0, 1)], aim))


def _season(match: re.Match[str], setting: Setting) -> Time | None:
    code = time_words().raw["season"][match["season"].lower()]
    first, last = time_words().raw["season_months"][code]

    def span(number: int) -> Interval | None:
        start, end = month(number, first), month(number + (last > 12), (last - 1) % 12 + 1)
        return Interval(start.start, end.end, "season") if start and end else None

    if match["year"]:
        found = span(int(match["year"]))
    elif setting.today is None:
        return Time("DATE", f"XXXX-{code}")
    else:
        which = (match["which"] or "").lower()
        future = which in time_words().raw["next"]["words"] or (setting.future and not which)
        found = _nearest([span(setting.today.year + d) for d in (-1, 0, 1)], Setting(setting.today, future))
    return _date(found, f"{found.start.year:04d}-{code}") if found else None


def _year(match: re.Match[str], setting: Setting) -> Time | None:
    return _date(year(int(match["year"])))


def _year_range(match: re.Match[str], setting: Setting) -> Time | None:
    first, text = int(match["year"]), match["last"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    return _date(years(first, last, "year"), f"{first:04d}/{last:04d}") if last >= first else None


def _decade(match: re.Match[str], setting: Setting) -> Time | None:
    text = match["decade"].lower().lstrip("'’")
    word = time_words().raw["decade_word"].get(text)
    digits = text.rstrip("s'’")
    first = word or (int(digits) if len(digits) == 4 else 1900 + int(digits))
    return _date(years(first, first + 9, "decade"))


def _century(match: re.Match[str], setting: Setting) -> Time | None:
    first = (int(match["ordinal"]) - 1) * 100
    return _date(years(max(first, 1), first + 99, "century"), f"{first // 100:02d}")


def _weekday(match: re.Match[str], setting: Setting) -> Time | None:
    if setting.today is None:
        return Time("DATE", "XXXX-WXX")
    number = int(time_words().raw["weekday"][match["weekday"].lower().rstrip(".")])
    ahead = (number - setting.today.weekday()) % 7
    which = (match["which"] or "").lower()
    if which in time_words().raw["next"]["words"] or (setting.future and not which):
        delta = ahead or 7
    else:
        delta = ahead - 7 if ahead else (-7 if which in time_words().raw["last"]["words"] else 0)
    interval = around(shift(setting.today, delta, "D"), "D")
    part = match["part"]
    if part and part.lower().rstrip("s") in time_words().raw["part_of_day"]:
        return Time(
            "TIME", f"{value_of(interval)}T{time_words().raw['part_of_day'][part.lower().rstrip('s')]}", interval
        )
    return _date(interval)


def _deictic(match: re.Match[str], setting: Setting) -> Time | None:
    text = re.sub(r"\s+", " ", match["deictic"].lower())
    if setting.today is None:
        return Time("DATE", "PRESENT_REF" if text == "today" else "XXXX-XX-XX")
    return _date(around(shift(setting.today, int(time_words().raw["deictic"][text]), "D"), "D"))


def _part_of_day(match: re.Match[str], setting: Setting) -> Time | None:
    if setting.today is None:
        return Time("TIME", "XXXX-XX-XXTXX")
    when = setting.today
    which = (match["which"] or "").lower()
    if which in ("last", "yesterday"):
        when = shift(when, -1, "D")
    elif which == "tomorrow":
        when = shift(when, 1, "D")
    part = time_words().raw["part_of_day"][(match["part"] or "night").lower().replace("tonight", "night")]
    return Time("TIME", f"{when.isoformat()}T{part}", around(when, "D"))


def _reference(match: re.Match[str], setting: Setting) -> Time | None:
    value = time_words().raw["reference"][re.sub(r"\s+", " ", match["reference"].lower())]
    interval = around(setting.today, "D") if value == "PRESENT_REF" and setting.today else None
    return Time("DATE", value, interval)


def _unit(text: str) -> str:
    return text.lower() if text.lower() in time_words().raw["unit"] else text.lower().rstrip("s")


def _period(number: int | None, unit: str) -> str:
    """The ISO 8601 duration of a number of units; X where the number is vague."""
    code = time_words().raw["unit"][unit]
    amount: str = "X" if number is None else str(number)
    if code[0].isdigit():
        times, base = int(re.sub(r"\D", "", code)), code[-1]
        amount = "X" if number is None else str(times * number)
        code = base
    if code == "Q":
        code, amount = "M", "X" if number is None else str(3 * number)
    clock = unit in time_words().raw["clock_unit"]["words"]
    return f"P{'T' if clock else ''}{amount}{code}"


def _calendar_unit(unit: str) -> tuple[str, int]:
    """A unit as (D, W, M or Y, multiplier)."""
    code = time_words().raw["unit"][unit]
    if unit in time_words().raw["clock_unit"]["words"]:
        return "D", 0
    if code == "WE":
        return "W", 1
    if code == "Q":
        return "M", 3
    return code[-1], int(code[:-1] or 1) if code[:-1].isdigit() else 1


def _relative_unit(match: re.Match[str], setting: Setting) -> Time | None:
    """This, last or next week, month, year: the calendar unit itself."""
    unit, which = _unit(match["unit"]), match["which"].lower()
    if unit in time_words().raw["clock_unit"]["words"] or setting.today is None:
        return Time("DATE", "XXXX") if setting.today is None else None
    code, times = _calendar_unit(unit)
    sign = 0 if which in time_words().raw["this"]["words"] else 1 if which in time_words().raw["next"]["words"] else -1
    found = around(shift(setting.today, sign * times, code), code)
    if unit == "quarter":
        first = (found.start.month - 1) // 3 * 3 + 1
        start, end = month(found.start.year, first), month(found.start.year, first + 2)
        return (
            _date(Interval(start.start, end.end, "season"), f"{found.start.year}-Q{first // 3 + 1}")
            if start and end
            else None
        )
    if unit == "weekend":
        saturday = shift(week(found.start).start, 5, "D")
        return _date(Interval(saturday, shift(saturday, 1, "D"), "day"), value_of(week(saturday)) + "-WE")
    return _date(found)


def _ago(match: re.Match[str], setting: Setting) -> Time | None:
    unit, number = _unit(match["unit"]), time_words().number(match["number"])
    clock = unit in time_words().raw["clock_unit"]["words"]
    if number is None or setting.today is None or clock:
        return Time("DATE", "PAST_REF")
    code, times = _calendar_unit(unit)
    return _date(around(shift(setting.today, -number * times, code), code))


def _span_of_units(match: re.Match[str], setting: Setting) -> Time | None:
    """ "the past two years", "the next six months": a duration with its place on the calendar."""
    unit, number = _unit(match["unit"]), time_words().number(match["number"])
    value, interval = _period(number, unit), None
    if number is not None and setting.today is not None:
        code, times = _calendar_unit(unit)
        ahead = match["which"].lower() in time_words().raw["next"]["words"]
        other = shift(setting.today, (1 if ahead else -1) * number * times, code)
        grain = {"D": "day", "W": "week", "M": "month", "Y": "year"}[code]
        interval = Interval(min(other, setting.today), max(other, setting.today), grain)
    return Time("DURATION", value, interval)


def _duration(match: re.Match[str], setting: Setting) -> Time | None:
    return Time("DURATION", _period(time_words().number(match["number"]), _unit(match["unit"])))


def _set(match: re.Match[str], setting: Setting) -> Time | None:
    groups = match.groupdict()
    if groups.get("set"):
        return Time("SET", time_words().raw["set"][match["set"].lower()])
    if groups.get("weekday"):
        return Time("SET", f"XXXX-WXX-{int(time_words().raw['weekday'][match['weekday'].lower()]) + 1}")
    return Time("SET", _period(time_words().number(match["number"]) if match["number"] else 1, _unit(match["unit"])))


def _clock(match: re.Match[str], setting: Setting) -> Time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        return None
    head = setting.today.isoformat() if setting.today else "XXXX-XX-XX"
    return Time("TIME", f"{head}T{hour:02d}:{minute:02d}", around(setting.today, "D") if setting.today else None)


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, built once from the time words."""
    p = time_words().pieces
    which = rf"(?P<which>{p['last']}|{p['next']}|{p['this']})"
    part = rf"(?:\s+(?P<part>{p['part_of_day']}))?"
    mod = rf"(?:(?:the\s+)?(?:{p['early']}|{p['late']}|{p['mid']})[\s-]+)?"
    table: list[tuple[str, str, Resolve]] = [
        ("full", rf"(?P<day>{p['dom']}){p['ordinal']}\s+(?:of\s+)?(?P<month>{p['month']})\.?,?\s+(?P<year>{p['year']})", _full),
        ("full", rf"(?P<month>{p['month']})\.?\s+(?P<day>{p['dom']}){p['ordinal']},?\s+(?P<year>{p['year']})", _full),
        ("iso", r"(?P<year>\d{4})-(?P<m>0\d|1[0-2])-(?P<day>[0-3]\d)", _iso),
        ("numeric", r"(?P<first>\d{1,2})(?P<sep>[/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)", _numeric),
        ("month_day", rf"(?P<month>{p['month']})\.?\s+(?P<day>{p['dom']}){p['ordinal']}(?!\d|,\d|:|\s+{p['year']}\b)", _month_day),
        ("month_day", rf"(?:the\s+)?(?P<day>{p['dom']}){p['ordinal']}\s+(?:of\s+)?(?P<month>{p['month']})\b(?!\s+{p['year']})", _month_day),
        ("month_year", rf"{mod}(?P<month>{p['month']})\.?,?\s+(?:of\s+)?(?P<year>{p['year']})", _month_year),
        ("month", rf"{mod}(?:{which}\s+)?(?P<month>{p['month']})", _month_alone),
        ("season", rf"{mod}(?:the\s+)?(?:{which}\s+)?(?P<season>{p['season']})(?:\s+(?:of\s+)?(?P<year>{p['year']}))?", _season),
        ("year_range", rf"(?P<year>{p['year']})\s?[-–]\s?(?P<last>\d{{4}}|\d\d)(?!\d)", _year_range),
        ("year", rf"{mod}(?P<year>{p['year']})(?![\d%])", _year),
        ("decade", rf"(?:the\s+)?{mod}(?P<decade>1\d\d0['’]?s|20\d0['’]?s|['’]?[2-9]0['’]?s|{p['decade_word']})", _decade),
        ("century", rf"(?:the\s+)?{mod}(?P<ordinal>\d\d?)(?:st|nd|rd|th)[\s-]century", _century),
        ("weekday", rf"{mod}(?:{which}\s+)?(?P<weekday>{p['weekday']}){part}", _weekday),
        ("deictic", rf"(?P<deictic>{p['deictic']})", _deictic),
        ("part_of_day", rf"(?:(?P<which>this|last|yesterday|tomorrow)\s+)(?P<part>{p['part_of_day']})", _part_of_day),
        ("part_of_day", r"(?P<part>tonight)(?P<which>)", _part_of_day),
        ("reference", rf"(?P<reference>{p['reference']})", _reference),
        ("relative", rf"{mod}(?:the\s+)?{which}\s+(?P<unit>{p['units']})", _relative_unit),
        ("ago", rf"(?P<number>{p['number']})\s+(?P<unit>{p['units']})\s+{p['ago']}", _ago),
        ("span", rf"(?:the\s+)?(?P<which>{p['last']}|{p['next']})\s+(?P<number>{p['number']})\s+(?P<unit>{p['units']})", _span_of_units),
        ("duration", rf"(?P<number>{p['number']})[\s-]+(?P<unit>{p['units']})", _duration),
        ("set", rf"{p['every']}\s+(?:(?P<number>{p['number']})\s+)?(?P<unit>{p['units']})", _set),
        ("set", rf"{p['every']}\s+(?P<weekday>{p['weekday']})", _set),
        ("set", rf"(?P<set>{p['set']})", _set),
        ("clock", r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\.?)(?:\s+(?:GMT|UTC|local\s+time))?", _clock),
        ("clock", r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?P<half>)(?:\s+(?:GMT|UTC|local\s+time))?", _clock),
    ]  # fmt: skip
    return tuple(
        Rule(name, re.compile(rf"(?<![\w-]){pattern}(?!\w)", re.IGNORECASE), resolve)
        for name, pattern, resolve in table
    )
