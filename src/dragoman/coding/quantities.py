"""How much and how many: numbers tied to the event they measure."""

import re

from ..model import Quantity
from ..read import Sentence, Token
from .clauses import Slots
from .words import words

_CURRENCY = "$€£¥"
_DIGITS = re.compile(r"^[$€£¥]?\d[\d,]*(\.\d+)?$")


def quantities(sentence: Sentence, slots: Slots, nominal: bool = False) -> tuple[Quantity, ...]:
    """The quantities of an event's object or of what its noun is made of ("delivery of 500 shells")."""
    found = []
    for slot in ("obj", "of") if nominal else ("obj",):
        for head in slots.get(slot, []):
            quantity = _measured(sentence, head)
            if quantity is not None and quantity not in found:
                found.append(quantity)
    return tuple(found)


def _measured(sentence: Sentence, noun: Token) -> Quantity | None:
    """The number that counts a noun: "500 thousand shells", "dozens of tanks", "300 tonnes of maize"."""
    head = sentence.tokens[noun.head]
    measure = head if noun.relation == "nmod" and head.i < noun.i else None
    if measure is not None and measure.lower in words().vague_quantity:
        return Quantity(words().vague_quantity[measure.lower], noun.lemma, sentence.span_of(measure, noun))
    numerals = _numerals(sentence, noun)
    if not numerals and measure is not None:
        numerals = _numerals(sentence, measure)
        noun = measure if numerals else noun
    value = _value([token.lower for token in numerals]) if numerals else None
    if value is None:
        return None
    first, last = numerals[0], numerals[-1]
    currency = next((token.text[0] for token in numerals if token.text[0] in _CURRENCY), None)
    if currency is None and noun.i > last.i:
        last = noun
    unit = currency or (noun.lemma if noun not in numerals else None)
    return Quantity(value, unit, sentence.span_of(first, last))


def _numerals(sentence: Sentence, noun: Token) -> list[Token]:
    """The tokens that make up the number before a noun, or around a currency sign."""
    own = [c for c in sentence.children(noun) if c.relation == "nummod" and (c.i < noun.i or noun.text in _CURRENCY)]
    if noun.pos == "NUM" or noun.text in _CURRENCY:
        own.append(noun)
    found = {t.i: t for numeral in own for t in _number_words(sentence, numeral)}
    return [found[i] for i in sorted(found)]


def _number_words(sentence: Sentence, numeral: Token) -> list[Token]:
    below = [c for c in sentence.children(numeral) if c.pos in ("NUM", "SYM") or c.text in _CURRENCY]
    return [numeral, *(t for c in below for t in _number_words(sentence, c))]


def _value(forms: list[str]) -> float | None:
    total: float | None = None
    for form in forms:
        plain = form.lstrip(_CURRENCY)
        if _DIGITS.match(form) and plain:
            number = float(plain.replace(",", ""))
            total = number if total is None else total + number
        elif form in words().vague_quantity or form in words().number:
            number = words().vague_quantity.get(form) or words().number[form]
            total = (total or 1) * number if form in words().vague_quantity else (total or 0) + number
    return total
