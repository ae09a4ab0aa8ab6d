"""Matching: one cue word in one sentence against its frame."""

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import PARTS, Cue, Lexicon, lexicon
from .direct import beside, widen
from .found import Found
from .quotes import Page
from .reach import begun, beside_it, opening, reach
from .slots import fill
from .spans import parts, subtree
from .speakers import NOMINAL, antecedent, passive
from .tails import closes, closing, inverted
from .voices import voice_noun, voice_verb

# Where the parser saw a cue that closes its sentence for what it is.
_PARENTHETIC = frozenset(("root", "parataxis"))
_NO_HEAD = frozenset(("case", "fixed", "compound", "flat", "aux", "mark"))
# Slots read off the surface, and the slots they stand for.
_SURFACE = {"open": "comp", "near": "obj"}


def match(page: Page, sentence: Sentence, token: Token, cue: Cue, words: Lexicon) -> Found | None:
    """Try one entry of the lexicon at one token; None where its frame is not there."""
    if cue.pos == "adposition":
        return _adposition(page, sentence, token, cue)
    if cue.pos == "adverb":
        return _adverb(page, sentence, token, cue)
    tail = _tail(page, sentence, token, cue, words)
    if tail is not None:
        return tail
    if not _fits(sentence, token, cue):
        return None
    extra = _extra(sentence, token, cue.extra)
    if extra is None:
        return None
    for tried in _slots(cue):
        filled = _filled(page, sentence, token, cue, tried, extra)
        if filled is None:
            continue
        content, joined, quotations = filled
        slot = _SURFACE.get(tried, tried)
        found = Found(sentence, token, None, content, cue, slot, quotations=quotations)
        group = [token.i, *extra, *joined]
        if cue.pos == "noun":
            voice_noun(sentence, token, cue, words, found, group)
        else:
            voice_verb(page, sentence, token, cue, found, group, slot)
        if slot == "quote" and found.speaker is not None:
            found.content = begun(sentence, token, found.speaker, found.content)
        if slot == "comp" and cue.pos == "verb":
            found.content = widen(
                page, sentence, token, reach(page, sentence, token, group, found.speaker, found.content, cue, words)
            )
            found.content = _from_that(sentence, max(group), found.content)
        if not _admits(sentence, token, cue, found, words):
            return None
        if found.speaker is None and not _bears_alone(cue, slot) and not _plain_passive(sentence, token):
            return None
        if found.speaker is None and slot != "quote" and "subj" in cue.speaker and token.tag in ("VB", "VBP"):
            return None
        if found.speaker is None and slot == "obj" and token.dep == "acl":
            return None  # "a group called Sea Watch", "sales compared with last year"
        if cue.voice == "stance" and token.dep in ("acl", "advcl", "acl:relcl") and _purpose(sentence, token):
            return None
        found.speaker_sentence = sentence
        if any(part.start <= token.start < part.end for part in found.content):
            return None
        first, last = min(group), max(group)
        found.cue = sentence.span_of(sentence.tokens[first], sentence.tokens[last])
        return found
    return _tail(page, sentence, token, cue, words, lost=True)


def _tail(page: Page, sentence: Sentence, token: Token, cue: Cue, words: Lexicon, lost: bool = False) -> Found | None:
    """A cue that closes its sentence, where the parser saw none (``lost``) or took its speaker for something else."""
    if not closes(cue, token) or page.quoted(sentence, token):
        return None
    told = inverted(page, sentence, token, words)
    if told is None and (lost or token.dep not in _PARENTHETIC or token.tag == "NNS"):
        told = closing(page, sentence, token, words)
    if told is None:
        return None
    found = Found(sentence, token, None, widen(page, sentence, token, told[0]), cue, "comp")
    group = [token.i]
    voice_verb(page, sentence, token, cue, found, group, "comp")
    group = [i for i in group if i > told[1].i or told[1].i > token.i]
    found.speaker, found.speaker_sentence = told[1], sentence
    found.cue = sentence.span_of(sentence.tokens[min(group)], sentence.tokens[max(group)])
    return found if _admits(sentence, token, cue, found, words) else None


def _from_that(sentence: Sentence, last: int, content: list[Span]) -> list[Span]:
    """Content from the "that" right after its cue, where the parser left it out: "noting that, while it rains, ..."."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].lower != "that" or tokens[last + 1].tag not in ("IN", "WDT"):
        return content
    first, that = content[0], tokens[last + 1]
    if not that.end <= first.start or first.start >= tokens[min(last + 12, len(tokens) - 1)].start:
        return content
    if first.end > sentence.span.end or first.field != sentence.field:
        return content
    text = sentence.text_between(that.start, first.end)
    return [Span(text, that.start, first.end, first.field), *content[1:]]


def _fits(sentence: Sentence, token: Token, cue: Cue) -> bool:
    """Whether a token can be the cue's word here: its part of speech, with what the tagger often confuses."""
    if token.dep in _NO_HEAD or (cue.pos == "verb" and token.dep == "amod"):
        return False
    if cue.pos == "noun" and token.pos == "VERB":
        return any(child.dep == "nmod:poss" for child in sentence.children(token))
    if cue.pos == "adjective" and token.pos == "VERB":
        return any(child.dep in ("cop", "aux:pass") for child in sentence.children(token))
    return token.pos in PARTS[cue.pos]


def _filled(
    page: Page, sentence: Sentence, token: Token, cue: Cue, slot: str, extra: list[int]
) -> tuple[list[Span], list[int], list[int]] | None:
    """The content in a slot, the tokens that join the cue and the numbers of the quotations it is."""
    if slot == "quote":
        spoken = beside(page, sentence, token)
        return (spoken[0], [], spoken[1]) if spoken is not None else None
    joined: list[int] = []
    if slot in _SURFACE:
        last = max((token.i, *extra))
        spans = (
            opening(page, sentence, token, last, cue, lexicon())
            if slot == "open"
            else beside_it(sentence, token, last, lexicon())
        )
    else:
        found = fill(page, sentence, _governor(sentence, token, extra), slot)
        spans, joined = found if found is not None else ([], [])
    return (widen(page, sentence, token, spans), joined, []) if spans else None


def _slots(cue: Cue) -> tuple[str, ...]:
    """The slots of a cue, with what any cue may have, and what may be read off the surface where the parser failed."""
    about = () if "about" in cue.content else ("about",)
    if cue.pos == "noun":
        return (*cue.content, *about)
    if cue.pos != "verb":
        return cue.content
    near = ("near",) if "obj" in cue.content else ()
    return (*cue.content, *(("open",) if "comp" in cue.content else ()), *about, *near)


def _admits(sentence: Sentence, token: Token, cue: Cue, found: Found, words: Lexicon) -> bool:
    """Whether speaker and content are such as the cue takes: no "history repeats itself", no time that speaks."""
    who = found.speaker
    if who is not None and who.lower in words.lists["calendar"] and who.entity != "PERSON":
        return False
    if who is not None and who.lower == "that" and antecedent(sentence, who) is who:
        return False
    if who is not None and antecedent(sentence, who).lower in words.lists["mute"]:
        return False
    if found.slot in ("xcomp", "obj") and _unnamed(found, words):
        return False  # "asked not to be named": about the teller's sources, no word of theirs
    if who is not None and who.lower == "you" and sentence.tokens[-1].text == "?":
        return False  # a question to the reader
    if cue.word in words.lists["modal_passives"] and passive(sentence, token):
        return False
    if cue.only:
        listed = words.lists[cue.only]
        if who is None or not {who.lower, antecedent(sentence, who).lower, who.entity, who.pos} & listed:
            return False
    if cue.object and not any(
        child.dep == "obj" and child.lower in words.lists[cue.object] for child in sentence.children(token)
    ):
        return False
    if cue.unless and any(
        case.dep == "case" and case.lower in cue.unless
        for child in sentence.children(token)
        if child.relation in ("obl", "nmod")
        for case in sentence.children(child)
    ):
        return False
    return not (found.slot == "obj" and len(found.content) == 1 and found.content[0].text in words.lists["reflexive"])


def _unnamed(found: Found, words: Lexicon) -> bool:
    said = found.content[-1].text.lower().split()
    return len(said) <= 4 and said[-1] in words.lists["anonymity"]


def _governor(sentence: Sentence, token: Token, extra: list[int]) -> Token:
    """The word that takes the content: the last verb of the pattern ("went on to say")."""
    for i in reversed(extra):
        if sentence.tokens[i].pos == "VERB":
            return sentence.tokens[i]
    return token


def _bears_alone(cue: Cue, slot: str) -> bool:
    """Whether a cue may stand without a speaker: claims and passives may, stances and bare nouns may not."""
    if cue.pos == "noun":
        return slot in ("comp", "xcomp", "about")
    return cue.voice != "stance" or slot == "quote"


def _plain_passive(sentence: Sentence, token: Token) -> bool:
    deps = ("root", "conj", "ccomp", "acl:relcl", "advcl")
    return token.dep in deps and any(c.dep == "aux:pass" for c in sentence.children(token))


def _purpose(sentence: Sentence, token: Token) -> bool:
    """Whether "to" or "for" makes a verb an aim or a ground and no stance that is taken: "thanked for supporting"."""
    return any(
        child.i < token.i and ((child.lower == "to" and child.dep == "mark") or child.lower == "for")
        for child in sentence.children(token)
    )


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


def _adverb(page: Page, sentence: Sentence, token: Token, cue: Cue) -> Found | None:
    """ "Two men were reportedly held": somebody's word, nobody named; the content is the clause around it."""
    governor = sentence.head(token)
    if token.dep != "advmod" or governor is None:
        return None
    if governor.pos != "VERB" and not any(c.dep in ("nsubj", "cop") for c in sentence.children(governor)):
        return None
    content = parts(sentence, subtree(sentence, governor, [token]))
    span = sentence.span_of(token, token)
    return Found(sentence, token, span, widen(page, sentence, token, content), cue, "clause") if content else None


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
    content = _beyond(sentence, token, who) or parts(sentence, subtree(sentence, governor, barred))
    if not content:
        return None
    found = Found(sentence, token, sentence.span_of(token, last), widen(page, sentence, token, content), cue, "comp")
    found.speaker, found.speaker_sentence = who, sentence
    return found


def _beyond(sentence: Sentence, token: Token, who: Token) -> list[Span]:
    """What stands after the comma of an opening "According to X, ...", or before a closing one."""
    tokens = sentence.tokens
    if all(t.pos in ("PUNCT", "CCONJ", "ADV") for t in tokens[: token.i]):
        comma = next((t.i for t in tokens[who.i : who.i + 15] if t.text == ","), None)
        return parts(sentence, range(comma + 1, len(tokens))) if comma is not None else []
    if tokens[token.i - 1].text == "," and not any(t.text == "," for t in tokens[who.i :]):
        return parts(sentence, range(token.i))
    return []
