"""How much and how many: numbers tied to the event they measure."""

import re

from ..model import Quantity
from ..read import Sentence, Token
from .clauses import Slots
from .words import words

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
    """The number that counts a noun: "500 thousand shells", "dozens of tanks", "$345 million"."""
    numerals = [c for c in sentence.children(noun) if c.relation == "nummod" and c.i < noun.i]
    if noun.pos == "NUM" or noun.text in "$€£¥":
        numerals = [*numerals, noun]
    vague = [c for c in sentence.children(noun) if c.relation == "nmod" and noun.lemma in words().vague_quantity]
    if vague and not numerals:
        return Quantity(
            words().vague_quantity[noun.lower if noun.lower in words().vague_quantity else noun.lemma],
            vague[0].lemma,
            sentence.span_of(noun, vague[0]),
        )
    if not numerals:
        return None
    tokens = sorted({t.i for n in numerals for t in (n, *(c for c in sentence.children(n) if c.pos in ("NUM", "SYM")))})
    value = _value([sentence.tokens[i].lower for i in tokens])
    if value is None:
        return None
    last = max(noun.i, tokens[-1])
    unit = None if noun.i in tokens else noun.lemma
    symbol = next((sentence.tokens[i].text for i in tokens if sentence.tokens[i].text in "$€£¥"), None)
    if symbol or sentence.tokens[tokens[0]].text[0] in "$€£¥":
        unit = symbol or sentence.tokens[tokens[0]].text[0]
    return Quantity(value, unit, sentence.span_of(sentence.tokens[tokens[0]], sentence.tokens[last]))


def _value(forms: list[str]) -> float | None:
    total: float | None = None
    for form in forms:
        plain = form.lstrip("$€£¥")
        if _DIGITS.match(form) and plain:
            number = float(plain.replace(",", ""))
            total = number if total is None else total + number
        elif form in words().vague_quantity or form in words().number:
            number = words().vague_quantity.get(form) or words().number[form]
            total = (total or 1) * number if form in words().vague_quantity else (total or 0) + number
    return total
