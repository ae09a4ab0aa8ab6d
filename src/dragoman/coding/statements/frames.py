"""Matching: one cue word in one sentence against its frame."""

from ...read.reading import Sentence, Token
from .cues import PARTS, Cue, Lexicon
from .direct import beside, widen
from .found import Found
from .quotes import Page
from .slots import fill, preposition
from .spans import parts, subtree
from .speakers import NOMINAL, agent, passive, subject

_GROUP = frozenset(("aux", "aux:pass", "cop", "compound:prt"))
_NO_HEAD = frozenset(("case", "fixed", "compound", "flat", "aux", "mark"))
_EXPLETIVE = frozenset(("it", "there"))


def match(page: Page, sentence: Sentence, token: Token, cue: Cue, lexicon: Lexicon) -> Found | None:
    """Try one entry of the lexicon at one token; None where its frame is not there."""
    if cue.pos == "adposition":
        return _adposition(page, sentence, token, cue)
    if not _fits(sentence, token, cue):
        return None
    extra = _extra(sentence, token, cue.extra)
    if extra is None:
        return None
    for slot in cue.content:
        quotations: list[int] = []
        if slot == "quote":
            spoken = beside(page, sentence, token)
            if spoken is None:
                continue
            content, joined = spoken[0], []
            quotations = spoken[1]
        else:
            filled = fill(page, sentence, _governor(sentence, token, extra), slot)
            if filled is None:
                continue
            content, joined = widen(page, sentence, token, filled[0]), filled[1]
        found = Found(sentence, token, None, content, cue, slot, quotations=quotations)
        group = [token.i, *extra, *joined]
        if cue.pos == "noun":
            _noun(sentence, token, cue, lexicon, found, group)
        else:
            _verb(sentence, token, cue, found, group, slot)
        if found.speaker is None and not _bears_alone(cue, slot) and not _plain_passive(sentence, token):
            return None
        if found.speaker is None and slot != "quote" and "subj" in cue.speaker and token.tag in ("VB", "VBP"):
            return None
        if cue.voice == "stance" and token.dep in ("acl", "advcl", "acl:relcl") and _infinitive(sentence, token):
            return None
        found.speaker_sentence = sentence
        if any(part.start <= token.start < part.end for part in found.content):
            return None
        first, last = min(group), max(group)
        found.cue = sentence.span_of(sentence.tokens[first], sentence.tokens[last])
        return found
    return None


def _fits(sentence: Sentence, token: Token, cue: Cue) -> bool:
    """Whether a token can be the cue's word here: its part of speech, with what the tagger often confuses."""
    if token.dep in _NO_HEAD or (cue.pos == "verb" and token.dep == "amod"):
        return False
    if cue.pos == "noun" and token.pos == "VERB":
        return any(child.dep == "nmod:poss" for child in sentence.children(token))
    if cue.pos == "adjective" and token.pos == "VERB":
        return any(child.dep in ("cop", "aux:pass") for child in sentence.children(token))
    return token.pos in PARTS[cue.pos]


def _governor(sentence: Sentence, token: Token, extra: list[int]) -> Token:
    """The word that takes the content: the last verb of the pattern ("went on to say")."""
    for i in reversed(extra):
        if sentence.tokens[i].pos == "VERB":
            return sentence.tokens[i]
    return token


def _bears_alone(cue: Cue, slot: str) -> bool:
    """Whether a cue may stand without a speaker: claims and passives may, stances and bare nouns may not."""
    if cue.pos == "noun":
        return slot in ("comp", "xcomp") and cue.voice == "speech"
    return cue.voice != "stance" or slot == "quote"


def _plain_passive(sentence: Sentence, token: Token) -> bool:
    return token.dep in ("root", "conj", "ccomp") and any(c.dep == "aux:pass" for c in sentence.children(token))


def _infinitive(sentence: Sentence, token: Token) -> bool:
    return any(child.dep == "mark" and child.lower == "to" for child in sentence.children(token))


def _extra(sentence: Sentence, token: Token, words: tuple[str, ...]) -> list[int] | None:
    """The further words of a pattern, each a little to the right of the one before."""
    found: list[int] = []
    at = token.i
    for word in words:
        window = sentence.tokens[at + 1 : at + 4]
        nearest = next((t for t in window if word in (t.lower, t.lemma)), None)
        if nearest is None:
            return None
        at = nearest.i
        found.append(at)
    return found


def _verb(sentence: Sentence, token: Token, cue: Cue, found: Found, group: list[int], slot: str) -> None:
    voice = passive(sentence, token) if cue.pos == "verb" else False
    who = subject(sentence, token)
    if voice:
        who = agent(sentence, token) if "subj" in cue.speaker else who if "obj" in cue.speaker else None
    elif "subj" not in cue.speaker:
        who = None
    if who is None and not voice and slot == "quote":
        who = _inverted(sentence, token)
    if who is None and not voice and "subj" in cue.speaker and slot in ("quote", "comp"):
        who = _left_neighbour(sentence, token)
    if who is not None and (who.dep == "expl" or who.pos in ("SCONJ", "VERB", "AUX", "ADV")):
        who = None
    if who is not None and who.lower in _EXPLETIVE and any(c.dep == "expl" for c in sentence.children(token)):
        who = None
    if who is not None and any(part.start <= who.start < part.end for part in found.content) and slot != "quote":
        who = _inverted(sentence, token)
    found.speaker = who
    left = [c for c in sentence.children(token) if c.dep in _GROUP or (c.dep == "mark" and c.lower == "to")]
    group += [c.i for c in left if c.i < token.i and not (who is not None and c.i < who.i < token.i)]
    group += [c.i for c in left if c.dep == "compound:prt" and c.i > token.i and c.i == token.i + 1]
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


def _inverted(sentence: Sentence, token: Token) -> Token | None:
    """'said Clinton': a name right after the verb that the parser took for something else."""
    for child in sentence.children(token):
        if child.i > token.i and child.pos in ("PROPN", "NOUN", "PRON") and child.relation in (
            "obj", "iobj", "xcomp", "ccomp", "vocative", "parataxis", "dep", "appos", "nmod",
        ):  # fmt: skip
            return child if child.i - token.i <= 8 else None
    return None


def _left_neighbour(sentence: Sentence, token: Token) -> Token | None:
    """The name right before a verb that the parser tied to nothing."""
    i = token.i - 1
    while i > 0 and sentence.tokens[i].pos in ("AUX", "ADV", "PART"):
        i -= 1
    if i < 0 or sentence.tokens[i].pos not in ("PROPN", "PRON", "NOUN"):
        return None
    found = sentence.tokens[i]
    while found.dep in ("flat", "compound", "appos") and found.head < found.i:
        found = sentence.tokens[found.head]
    return found if found.pos in NOMINAL else None


def _noun(sentence: Sentence, token: Token, cue: Cue, lexicon: Lexicon, found: Found, group: list[int]) -> None:
    for slot in cue.speaker:
        found.speaker = _noun_speaker(sentence, token, slot)
        if found.speaker is not None:
            break
    if found.speaker is None and found.slot == "comp":
        # "Moscow claims that": a verb that the tagger took for a noun keeps its subject.
        found.speaker = next((c for c in sentence.children(token) if c.dep == "nsubj" and c.i < token.i), None)
    head = sentence.head(token)
    if head is not None and token.dep == "obj" and head.pos == "VERB" and head.lemma in lexicon.lists["support"]:
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
            slot in ("by", "of", "from", "among")
            and child.relation in ("nmod", "obl")
            and preposition(sentence, child, slot)
        ):
            return child
        if slot == "adj" and child.i < token.i and child.dep in ("amod", "compound") and child.pos == "PROPN":
            return child
        if slot == "adj" and child.dep == "amod" and child.i < token.i and child.entity and child.text[0].isupper():
            return child
    return None


def _adposition(page: Page, sentence: Sentence, token: Token, cue: Cue) -> Found | None:
    """ "According to X, ...": the speaker is the preposition's object, the content the clause around it."""
    following = sentence.tokens[token.i + 1 : token.i + 1 + len(cue.extra)]
    if tuple(t.lower for t in following) != cue.extra:
        return None
    last = following[-1] if following else token
    if token.dep == "case":
        who: Token | None = sentence.head(token)
    else:
        who = next(
            (c for c in sentence.children(token) if c.relation in ("obl", "nmod", "obj", "pobj") and c.i > token.i),
            None,
        )
    if who is None or who.pos not in NOMINAL or who.i < token.i:
        return None
    top = who if token.dep == "case" else token
    governor = sentence.head(top)
    while (
        governor is not None
        and governor.pos in NOMINAL
        and governor.dep in ("nmod", "obl", "appos", "obj", "conj")
        and not any(c.dep in ("cop", "nsubj") for c in sentence.children(governor))
    ):
        top_head = sentence.head(governor)
        if top_head is None:
            break
        governor = top_head
    if governor is None:
        return None
    barred = [top, *(c for c in sentence.children(who) if c.dep == "parataxis")]
    content = parts(sentence, subtree(sentence, governor, barred))
    if not content:
        return None
    found = Found(sentence, token, sentence.span_of(token, last), widen(page, sentence, token, content), cue, "comp")
    found.speaker, found.speaker_sentence = who, sentence
    return found
