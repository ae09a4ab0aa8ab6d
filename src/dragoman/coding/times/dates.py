"""Calendar arithmetic on closed intervals of days, with the grain that the text supports."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days and its grain (day, week, month, quarter, season, half, year, decade, century)."""

    start: date
    end: date
    grain: str

    @property
    def iso(self) -> tuple[str, str]:
        """Both ends as ISO 8601 dates."""
        return self.start.isoformat(), self.end.isoformat()


def day(year: int, month: int, number: int) -> Interval | None:
    """One day, or None where the calendar has no such day (31 June, year zero)."""
    try:
        when = date(year, month, number)
    except ValueError:
        return None
    return Interval(when, when, "day")


def month(year: int, number: int) -> Interval | None:
    """A month of a year, or None where there is none."""
    if not (1 <= number <= 12 and 1 <= year <= 9999):
        return None
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Interval | None:
    """A year, or None outside years 1 to 9999."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year") if 1 <= number <= 9999 else None


def years(first: int, last: int, grain: str) -> Interval | None:
    """From the first day of one year to the last day of another."""
    if not 1 <= first <= last <= 9999:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), grain)


def quarter(year: int, number: int) -> Interval | None:
    """A quarter of a calendar year, or None where there is none."""
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Interval(first.start, last.end, "quarter") if first and last else None


def half(year: int, number: int) -> Interval | None:
    """A half of a calendar year, or None where there is none."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Interval(first.start, last.end, "half") if first and last else None


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (after Gauss, in the form of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def weekday_of_month(year: int, number: int, weekday: int, which: int) -> date:
    """The ``which``-th Monday (0) to Sunday (6) of a month; -1 is the last."""
    days = [day for day in calendar.Calendar().itermonthdates(year, number) if day.month == number]
    return [day for day in days if day.weekday() == weekday][which - 1 if which > 0 else which]


def week(of: date) -> Interval:
    """The ISO week (Monday to Sunday) that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def shift(when: date, amount: int, unit: str) -> date:
    """A day moved by whole units (D, W, M, Y); the day of the month is kept where the month has it."""
    try:
        if unit == "D":
            return when + timedelta(days=amount)
        if unit == "W":
            return when + timedelta(weeks=amount)
        months = amount * (12 if unit == "Y" else 1)
        index = when.year * 12 + when.month - 1 + months
        number = index % 12 + 1
        last = calendar.monthrange(index // 12, number)[1]
        return date(index // 12, number, min(when.day, last))
    except (OverflowError, ValueError):
        return when


def around(when: date, unit: str) -> Interval:
    """The day, week, month or year that holds a day."""
    if unit == "D":
        return Interval(when, when, "day")
    if unit == "W":
        return week(when)
    found = month(when.year, when.month) if unit == "M" else year(when.year)
    assert found is not None  # a real date lies in a real month and year
    return found


def value_of(interval: Interval) -> str:
    """The TIMEX3 value of an interval of a plain grain."""
    start = interval.start
    if interval.grain == "day":
        return start.isoformat()
    if interval.grain == "week":
        iso = start.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if interval.grain == "month":
        return f"{start.year:04d}-{start.month:02d}"
    if interval.grain == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    if interval.grain == "half":
        return f"{start.year:04d}-H{(start.month + 5) // 6}"
    if interval.grain == "decade":
        return f"{start.year // 10:03d}"
    if interval.grain == "century":
        return f"{start.year // 100:02d}"
    return f"{start.year:04d}"
