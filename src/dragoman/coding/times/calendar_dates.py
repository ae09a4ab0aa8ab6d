"""Readers of calendar dates: days, months, seasons, years, decades, centuries."""

from dataclasses import replace
from datetime import date

from .dates import Interval, day, easter, month, shift, value_of, week, weekday_of_month, year, years
from .setting import FUTURE, OPEN, PAST, Match, Setting, Time, as_date, nearest
from .words import tidy, time_words

_LONG_GONE = 3  # years
_CLOSE = 20  # days: of two readings of 7/8/07, the one so close to the document is meant
_FIRST_SHORT_YEAR = 50  # '49 is 2049, '50 is 1950


def month_number(name: str) -> int:
    """The number of a month from its name."""
    return int(time_words().value("month", name))


def toward(which: str | None, setting: Setting) -> Setting:
    """The setting with the direction that "last" or "next" asks for."""
    if time_words().said("next", which):
        return replace(setting, look=FUTURE)
    return replace(setting, look=PAST) if which else setting


def in_years(setting: Setting) -> tuple[int, ...]:
    """The years that a date without one may lie in; empty without a document date."""
    return tuple(setting.today.year + step for step in (-1, 0, 1)) if setting.today else ()


def read_day(match: Match, setting: Setting) -> Time | None:
    """A full date, with the month by name or by number."""
    groups = match.groupdict()
    number = int(groups["m"]) if groups.get("m") else month_number(match["month"])
    return as_date(day(int(match["year"]), number, int(match["day"])))


def read_figures(match: Match, setting: Setting) -> Time | None:
    """A date in figures; None where day and month could be exchanged."""
    first, second, number = int(match["first"]), int(match["second"]), _century(match["year"], setting)
    if match["sep"] == "." or first > 12 or first == second:
        return as_date(day(number, second, first))
    if second > 12:
        return as_date(day(number, first, second))
    both = [found for found in (day(number, first, second), day(number, second, first)) if found]
    here = [found for found in both if setting.today and abs((found.start - setting.today).days) <= _CLOSE]
    return as_date(here[0]) if len(here) == 1 else None  # refusing is right where guessing is not


def _century(text: str, setting: Setting) -> int:
    """A year in full from four figures or two; what is told of the past lies in no year to come."""
    number = int(text)
    if len(text) > 2:
        return number
    full = number + (2000 if number < _FIRST_SHORT_YEAR else 1900)
    ahead = setting.today is not None and setting.look == PAST and full > setting.today.year
    return full - 100 if ahead else full


def read_month_day(match: Match, setting: Setting) -> Time | None:
    """A day without its year."""
    number, dom = month_number(match["month"]), int(match["day"])
    if setting.today is None and setting.day is not None:
        return as_date(day(setting.day.start.year, number, dom))
    if setting.today is None:
        return Time("DATE", f"XXXX-{number:02d}-{dom:02d}") if day(2024, number, dom) else None
    if told := _told_year(setting):
        return as_date(day(told, number, dom))
    around_today = (*in_years(setting), *(() if dom < 29 else (setting.today.year - 2, setting.today.year + 2)))
    return as_date(nearest([day(base, number, dom) for base in around_today], _settled(setting)))


def read_day_range(match: Match, setting: Setting) -> Time | None:
    """From one day of a month to another."""
    single = read_day(match, setting) if match["year"] else read_month_day(match, setting)
    if single is None or single.interval is None:
        return None
    first = single.interval.start
    last = day(first.year, first.month, int(match["last"]))
    if last is None or last.start <= first:
        return None
    return as_date(Interval(first, last.end, "day"), f"{first.isoformat()}/{last.end.isoformat()}")


def _told_year(setting: Setting) -> int | None:
    """The year of a passage about a time long gone, which days and months without a year belong to."""
    last = setting.last
    if last is None or setting.today is None or setting.age > 1 or setting.look != PAST or setting.beside:
        return None
    if last.grain not in ("day", "month") or last.end.year > setting.today.year - _LONG_GONE:
        return None
    return last.start.year


def read_holiday(match: Match, setting: Setting) -> Time | None:
    """A day that comes once a year."""
    rule = str(time_words().raw["holiday"][tidy(match["holiday"])])

    def occurs(base: int) -> Interval | None:
        if rule[0] == "E":
            when = easter(base).toordinal() + int(rule[1:])
            found = type(easter(base)).fromordinal(when)
            return day(found.year, found.month, found.day)
        number, _, rest = rule.partition("-")
        if "-" not in rest:
            return day(base, int(number), int(rest))
        weekday, _, which = rest.partition("-")
        which, _, more = which.partition("+")
        found = shift(weekday_of_month(base, int(number), int(weekday), int(which)), int(more or 0), "D")
        return day(found.year, found.month, found.day)

    if match["year"]:
        found = occurs(int(match["year"]))
    else:
        found = nearest([occurs(base) for base in in_years(setting)], setting)
    return as_date(week(found.start) if found and match["week"] else found)


def read_anniversary(match: Match, setting: Setting) -> Time | None:
    """The day so many years after an event that everybody dates alike."""
    first = famous_day(match["famous"])
    return as_date(day(first.year + int(match["nth"]), first.month, first.day))


def famous_day(text: str) -> date:
    """The day of an event that everybody dates alike."""
    return date.fromisoformat(time_words().raw["famous"][tidy(text)])


def read_month_year(match: Match, setting: Setting) -> Time | None:
    """A month of a year."""
    groups = match.groupdict()
    base = int(groups["year"]) if groups.get("year") else spelled_year(match["year_word"])
    return as_date(month(base, month_number(match["month"]))) if base else None


def month_of_year(name: str, stated: str | None, setting: Setting) -> Interval | None:
    """A month of a stated year, else the one that the clause looks to."""
    number = month_number(name)
    if stated:
        return month(int(stated), number)
    return nearest([month(base, number) for base in in_years(setting)], _settled(setting))


def read_month_of(match: Match, setting: Setting) -> Time | None:
    """A month of last, this or next year."""
    if setting.today is None:
        return None
    step = 1 if time_words().said("next", match["of"]) else -1 if time_words().said("last", match["of"]) else 0
    return as_date(month(setting.today.year + step, month_number(match["month"])))


def read_month(match: Match, setting: Setting) -> Time | None:
    """A month without its year."""
    number, which = month_number(match["month"]), match["which"]
    if setting.today is None:
        return Time("DATE", f"XXXX-{number:02d}")
    if time_words().said("this", which):
        return as_date(month(setting.today.year, number))
    if which is None and (told := _told_year(setting)):
        return as_date(month(told, number))
    aim = _settled(toward(which, setting))
    found = nearest([month(base, number) for base in in_years(setting)], aim, strict=bool(which))
    if found and time_words().said("last", which) and found.start <= setting.today <= found.end:
        found = month(found.start.year - 1, number)
    return as_date(found)


def _settled(setting: Setting) -> Setting:
    """News without a tense tells of what was, unless it lies close ahead."""
    return replace(setting, look=PAST) if setting.look == OPEN else setting


def read_season(match: Match, setting: Setting) -> Time | None:
    """A season, with or without its year."""
    code = time_words().value("season", match["season"])
    first, last = time_words().raw["season_months"][code]

    def span(base: int) -> Interval | None:
        start, end = month(base, first), month(base + (last > 12), (last - 1) % 12 + 1)
        return Interval(start.start, end.end, "season") if start and end else None

    which = match["which"]
    if match["year"]:
        found = span(int(match["year"]))
    elif setting.today is None:
        return Time("DATE", f"XXXX-{code}")
    elif time_words().said("this", which):
        found = span(setting.today.year)
    else:
        aim = _settled(toward(which, setting))
        found = nearest([span(base) for base in in_years(setting)], aim, strict=bool(which))
        if found and time_words().said("last", which) and found.start <= setting.today <= found.end:
            found = span(found.start.year - 1)
    return as_date(found, f"{found.start.year:04d}-{code}") if found else None


def read_year(match: Match, setting: Setting) -> Time | None:
    """A year in four figures, in two, or in words."""
    groups = match.groupdict()
    if groups.get("year"):
        number: int | None = int(groups["year"])
    elif groups.get("short"):
        number = _century(groups["short"], setting)
    else:
        number = spelled_year(groups["year_word"])
    return as_date(year(number)) if number else None


def spelled_year(text: str) -> int | None:
    """ "nineteen ninety-seven" → 1997, "two thousand and five" → 2005."""
    parts = [part for part in tidy(text).replace("-", " ").split() if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        rest = time_words().number(" ".join(parts[2:])) if parts[2:] else 0
        return None if rest is None else 2000 + int(rest)
    rest = time_words().number(" ".join(part for part in parts[1:] if part != "oh"))
    first = time_words().number(parts[0])
    if first is None or rest is None or ("oh" not in parts and rest < 10):
        return None
    return int(first) * 100 + int(rest)


def read_year_range(match: Match, setting: Setting) -> Time | None:
    """From one year to another."""
    first, text = int(match["year"]), match["last"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    return as_date(years(first, last, "year"), f"{first:04d}/{last:04d}") if last > first else None


def read_era(match: Match, setting: Setting) -> Time | None:
    """A year before or after Christ; those before have no place on the proleptic calendar used here."""
    if match["bc"]:
        return Time("DATE", f"BC{int(match['bc']):04d}") if int(match["bc"]) else None
    return as_date(year(int(match["ad"] or match["ce"])))


def read_decade(match: Match, setting: Setting) -> Time | None:
    """Ten years."""
    text = tidy(match["decade"]).lstrip("'")
    digits = text.rstrip("s'")
    first = time_words().raw["decade_word"].get(text) or (int(digits) if len(digits) == 4 else 1900 + int(digits))
    return as_date(years(first, first + 9, "decade"))


def read_century(match: Match, setting: Setting) -> Time | None:
    """A hundred years, counted as people do: the 20th century is 1900 to 1999."""
    number = int(match["ordinal"] or time_words().value("ordinal_word", match["ordinal_word"]))
    first = (number - 1) * 100
    found = years(max(first, 1), first + 99, "century")
    return as_date(found, value_of(found)) if found else None
