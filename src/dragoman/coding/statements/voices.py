"""The speaker and the full extent of a cue once its content is found."""

from ...read.reading import Sentence, Token
from .cues import Cue, Lexicon, lexicon
from .found import Found
from .quotes import Page
from .slots import preposition
from .speakers import NOMINAL, agent, passive, subject
from .strays import across_comma, relative_subject, right_neighbour, top

_GROUP = frozenset(("aux", "aux:pass", "cop", "compound:prt"))


def voice_verb(
    page: Page, sentence: Sentence, token: Token, cue: Cue, found: Found, group: list[int], slot: str
) -> None:
    """Find a verb's speaker, whether it is negated, and the tokens that belong to the cue."""
    voice = passive(sentence, token) if cue.pos == "verb" else False
    who = subject(sentence, token)
    if voice:
        who = agent(sentence, token) if "subj" in cue.speaker else who if "obj" in cue.speaker else None
    elif "object" in cue.speaker:
        who = next((child for child in sentence.children(token) if child.dep == "obj"), None)
    elif "subj" not in cue.speaker:
        who = None
    if not voice and "subj" in cue.speaker:
        if who is not None and (page.quoted(sentence, who) and not page.quoted(sentence, token)):
            who = None
        if who is not None and (_time(who) or who.lower in lexicon().lists["objective"]):
            who = None
        if who is not None and slot in ("quote", "comp"):
            who = _nearer(sentence, token, who)
        who = relative_subject(sentence, token, min(group)) or who
        who = who or _stray(sentence, token, slot, cue)
    it_tells = (
        not voice and cue.voice == "speech" and slot in ("comp", "quote") and who is not None and who.lower == "it"
    )
    if who is not None and not it_tells and (who.dep == "expl" or who.pos in ("SCONJ", "VERB", "AUX", "ADV")):
        who = None
    if (
        who is not None
        and not it_tells
        and who.lower in lexicon().lists["expletive"]
        and any(c.dep == "expl" for c in sentence.children(token))
    ):
        who = None
    if who is not None and any(part.start <= who.start < part.end for part in found.content) and slot != "quote":
        who = _inverted(sentence, token)
    found.speaker = who
    left = [c for c in sentence.children(token) if c.dep in _GROUP or (c.dep == "mark" and c.lower == "to")]
    group += [c.i for c in left if c.i < token.i and not (who is not None and c.i < who.i < token.i)]
    group += [c.i for c in left if c.dep == "compound:prt" and c.i > token.i and c.i == token.i + 1]
    _chain(sentence, token, group)
    start = min(group)
    for child in sentence.children(token):
        if child.dep == "advmod" and child.i < token.i and not child.children:
            if child.lower in ("not", "n't", "never"):
                found.negated = True
            if child.i > start or (who is not None and who.i < child.i) or child.i == start - 1:
                group.append(child.i)
    # No gap of another phrase may fall into the cue's left side.
    if who is not None and who.i < token.i:
        group[:] = [i for i in group if i > who.i]


def _time(token: Token) -> bool:
    """Whether a word is a day, month or the like and nobody's name."""
    return token.lower in lexicon().lists["calendar"] and token.entity != "PERSON"


def _chain(sentence: Sentence, token: Token, group: list[int]) -> None:
    """Control verbs before the cue belong to it: "tried to explain"."""
    head = sentence.head(token)
    if token.dep != "xcomp" or head is None or head.lemma not in lexicon().lists["chaining"]:
        return
    first = min(group)
    if head.i < first and all(sentence.tokens[i].pos in ("PART", "ADV", "AUX") for i in range(head.i + 1, first)):
        group += range(head.i, first)
        group += [c.i for c in sentence.children(head) if c.dep in _GROUP and c.i == head.i - 1]


def _stray(sentence: Sentence, token: Token, slot: str, cue: Cue) -> Token | None:
    """The subject that the parser tied to something else."""
    who = _left_neighbour(sentence, token) if slot in ("quote", "comp") else None
    if who is None and token.tag in ("VBD", "VBZ", "VBP"):
        who = across_comma(sentence, token)
    if who is None and slot == "quote" and cue.word not in lexicon().lists["addressing"]:
        who = _inverted(sentence, token) or right_neighbour(sentence, token)
    if who is None and slot == "comp" and token.i and sentence.tokens[token.i - 1].text == ",":
        who = _inverted(sentence, token)
    return who


def _inverted(sentence: Sentence, token: Token) -> Token | None:
    """'said Clinton': a name right after the verb that the parser took for something else."""
    for child in sentence.children(token):
        if child.i > token.i and child.pos in ("PROPN", "NOUN", "PRON") and child.relation in (
            "obj", "iobj", "xcomp", "ccomp", "vocative", "parataxis", "dep", "appos", "nmod",
        ):  # fmt: skip
            return child if child.i - token.i <= 8 else None
    return None


def _nearer(sentence: Sentence, token: Token, who: Token) -> Token:
    """The name between commas right before the cue, where the parser gave the cue what is spoken of for a subject."""
    tokens = sentence.tokens
    if who.i > token.i or token.i + 1 >= len(tokens) or tokens[token.i + 1].text not in (",", "“", '"', "''"):
        return who
    other = _left_neighbour(sentence, token)
    if other is None or other.i <= who.i or other.pos not in ("PROPN", "PRON"):
        return who
    comma = next((t for t in reversed(tokens[who.i + 1 : token.i]) if t.text == ","), None)
    if comma is None or any(t.pos in ("VERB", "ADP", "SCONJ") for t in tokens[comma.i + 1 : token.i]):
        return who
    return other if comma.i < other.i and tokens[comma.i + 1].pos != "DET" else who


def _left_neighbour(sentence: Sentence, token: Token) -> Token | None:
    """The name right before a verb that the parser tied to nothing."""
    i = token.i - 1
    while i > 0 and sentence.tokens[i].pos in ("AUX", "ADV", "PART"):
        i -= 1
    if i < 0 or sentence.tokens[i].pos not in ("PROPN", "PRON", "NOUN"):
        return None
    start = next((k + 1 for k in range(i - 1, -1, -1) if sentence.tokens[k].pos == "PUNCT"), 0)
    found = top(sentence, sentence.tokens[i], start, i + 1)
    return found if found.pos in NOMINAL else None


def voice_noun(sentence: Sentence, token: Token, cue: Cue, words: Lexicon, found: Found, group: list[int]) -> None:
    """Find a noun\'s speaker and the verb that lends it one: "voiced hope", "made the claim"."""
    for slot in cue.speaker:
        found.speaker = _noun_speaker(sentence, token, slot)
        if found.speaker is not None:
            break
    if found.speaker is None and found.slot == "comp":
        # "Moscow claims that": a verb that the tagger took for a noun keeps its subject.
        found.speaker = next((c for c in sentence.children(token) if c.dep == "nsubj" and c.i < token.i), None)
    head = sentence.head(token)
    if head is not None and token.dep == "obj" and head.pos == "VERB" and head.lemma in words.lists["support"]:
        who = agent(sentence, head) if passive(sentence, head) else subject(sentence, head)
        if who is not None and who.i < head.i:
            found.speaker = who
            group.append(head.i)
            group += [c.i for c in sentence.children(head) if c.dep in _GROUP and who.i < c.i < head.i]


def _noun_speaker(sentence: Sentence, token: Token, slot: str) -> Token | None:
    for child in sentence.children(token):
        if slot == "poss" and child.dep == "nmod:poss":
            return child
        if (
            slot in ("by", "of", "from", "among", "between")
            and child.relation in ("nmod", "obl")
            and preposition(sentence, child, slot)
        ):
            return child
        if slot == "adj" and child.i < token.i and child.dep in ("amod", "compound") and child.pos == "PROPN":
            return child
        if slot == "adj" and child.dep == "amod" and child.i < token.i and child.entity and child.text[0].isupper():
            return child
    return None
