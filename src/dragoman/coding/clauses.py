"""Who does what to whom in one clause: logical slots of a trigger, voice and gaps undone.

A slot is named ``subj``, ``obj``, ``iobj``, ``comp``, ``poss``, ``adj`` or by a preposition (``to``, ``with`` ...);
it holds the head tokens of the phrases that fill it, nearest first.
"""

from collections.abc import Container
from itertools import takewhile

from ..read import Sentence, Token
from .words import days, words

Slots = dict[str, list[Token]]
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the passive, auxiliaries spelled out or reduced ("shells delivered to Kyiv")."""
    deps = {child.dep for child in sentence.children(verb)}
    following = sentence.tokens[verb.i + 1].lower if verb.i + 1 < len(sentence.tokens) else ""
    if "aux:pass" not in deps and f"{verb.lemma} {following}" in words().never_passive:
        return False
    if "aux:pass" in deps or ("nsubj:pass" in deps and "obj" not in deps):
        return True
    headline = sentence.kind == "title" and verb.dep in ("root", "parataxis", "conj", "acl")
    if headline and verb.tag in ("VBN", "VBD") and not deps & {"obj", "aux", "ccomp"}:
        obliques = [child for child in sentence.children(verb) if child.relation == "obl"]
        by = any({"of", "by"} & set(prepositions(sentence, child)) for child in obliques)  # "Minister accused of graft"
        if by or verb.lemma in words().headline_passives:
            return True  # "Two Men Charged": what is done stands in the present tense there
    participle = verb.tag == "VBN" or (verb.tag == "VBD" and verb.dep == "acl")
    if not participle or "aux" in deps or "nsubj" in deps:
        return False
    if verb.relation == "acl" and _stands_for_clause(sentence, verb):
        return sentence.kind == "title" and verb.lemma in words().headline_passives and "obj" not in deps
    if verb.relation == "acl" or verb.dep == "advcl":
        return "obj" not in deps
    if verb.dep == "conj":
        head = sentence.tokens[verb.head]
        return is_passive(sentence, head) and "obj" not in deps
    return "obl:agent" in deps


def _stands_for_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle in the root's noun phrase is the main verb: "Senegal's opposition called for ..."."""
    head = _outermost(sentence, sentence.tokens[verb.head])
    if head.dep != "root" or head.pos not in ("NOUN", "PROPN") or verb.i < head.i:
        return False
    return not any(
        t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP") and t.i != verb.i and t.head == head.i
        for t in sentence.tokens
    )


def _outermost(sentence: Sentence, noun: Token) -> Token:
    """The noun whose phrase holds another: "delegation" for "a delegation of the League on Thursday"."""
    while noun.relation in ("nmod", "obl", "appos", "flat", "compound", "advmod") and noun.head != noun.i:
        head = sentence.tokens[noun.head]
        if head.pos not in ("NOUN", "PROPN", "ADV") or head.i > noun.i:
            break
        noun = head
    return noun


def prepositions(sentence: Sentence, token: Token) -> list[str]:
    """The prepositions that introduce a phrase, whole ("out of") and last word ("of") first where they differ."""
    cases = [child for child in sentence.children(token) if child.relation == "case" and child.i < token.i]
    if not cases:  # a title may hold it: "with [Russian President] Putin"
        titles = (c for c in sentence.children(token) if c.i < token.i and c.dep in ("nmod:desc", "compound", "amod"))
        cases = [c for title in titles for c in sentence.children(title) if c.relation == "case" and c.i < title.i]
    if not cases:
        return []
    names = []
    for case in cases:
        fixed = [case.lower, *(c.lower for c in sentence.children(case) if c.relation == "fixed")]
        names.append(" ".join(fixed))
    aliases = words().preposition_alias
    whole = " ".join(names)
    found = [aliases.get(whole, whole)]
    single = [aliases.get(name, name) for name in reversed(names)]
    return list(dict.fromkeys(found + single))


def is_aim(sentence: Sentence, clause: Token) -> bool:
    """Whether an adverbial clause can hold what an attitude is about: neither a circumstance nor an act beside it.

    "refused talks, demanding a truce first" refuses the talks, "warned Oslo against sending ships" the sending.
    """
    if clause.tag == "VB":
        return True
    if any(child.relation in ("nsubj", "aux") for child in sentence.children(clause)):
        return False
    first = min((token.i for token in sentence.subtree(clause)), default=clause.i)
    return clause.tag == "VBG" and not (first and sentence.tokens[first - 1].text == ",")


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """A head and the heads coordinated with it, in order; appositive lists are left out."""
    found = [token]
    for child in sentence.children(token):
        if child.relation == "conj" and child.pos in NOMINAL:
            found += conjuncts(sentence, child)
    return found


def antecedent(sentence: Sentence, token: Token) -> Token:
    """For a relative pronoun the noun it stands for, else the token itself."""
    if token.lower in words().relative_pronouns and token.tag in ("WDT", "WP", "WP$", "IN", "DT"):
        for ancestor in sentence.ancestors(token):
            if ancestor.dep in ("acl:relcl", "advcl:relcl"):
                head = sentence.tokens[ancestor.head]
                return _who_is(sentence, head) if head.i < token.i else token
    return token


def _who_is(sentence: Sentence, noun: Token) -> Token:
    """Who is said to be what a noun says: in "Oslo is a friend that sent aid" that is Oslo."""
    children = list(sentence.children(noun))
    said = any(c.relation == "cop" for c in children) and any(c.lower in ("a", "an") for c in children)
    subject = next((c for c in children if c.relation == "nsubj"), None)
    plain = said and subject is not None and (subject.pos == "PROPN" or subject.lower in words().third_person)
    return subject if plain and subject is not None else noun


def is_linked_plan(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says what is planned by no one named: "linked the visit with plans to sell drones"."""
    mark = next((c for c in sentence.children(clause) if c.relation == "mark" and c.lower == "to"), None)
    if clause.relation != "acl" or mark is None or not mark.i:
        return False
    noun = sentence.tokens[mark.i - 1]  # whatever the clause was hung on
    if noun.relation not in ("obl", "nmod") or not {"with", "to"} & set(prepositions(sentence, noun)):
        return False
    if any(child.dep == "nmod:poss" for child in sentence.children(noun)):
        return False
    return any(above.lemma in words().linking and above.pos == "VERB" for above in sentence.ancestors(noun))


def surface_subject(sentence: Sentence, verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, inherited over coordination, control and participles where the clause has none."""
    own = _own_subjects(sentence, verb)
    if own:
        return antecedent(sentence, own[-1])
    head = sentence.head(verb)
    if head is None or depth > 6:
        return None
    if is_linked_plan(sentence, verb):
        return None
    if verb.relation == "acl" and verb.dep != "acl:relcl":
        return _noun_governs(sentence, verb, head, depth)
    if verb.dep == "acl:relcl":
        head = _who_is(sentence, head)
        return head if not _has(sentence, verb, "obj") or is_passive(sentence, verb) else None
    if verb.relation == "xcomp" and head.dep == "root" and head.pos == "PROPN":
        return head  # headline: "Putin to visit Beijing"
    if verb.relation == "xcomp" and head.pos in ("VERB", "AUX", "ADJ"):
        if head.lemma not in words().subject_control and not calls_to_say(sentence, verb, head):
            for child in sentence.children(head):
                if child.dep in ("obj", "iobj"):
                    return antecedent(sentence, child)
            if is_passive(sentence, head):
                return surface_subject(sentence, head, depth + 1)
        return surface_subject(sentence, head, depth + 1)
    if (
        verb.relation in ("advcl", "acl")
        and verb.tag == "VBG"
        and _introduced_by(sentence, verb, ("of", "from", "for"))
    ):
        for child in sentence.children(head):
            if child.dep in ("obj", "nsubj:pass"):
                return antecedent(sentence, child)  # "accused Poland of deploying troops"
    before = sentence.tokens[verb.i - 1]
    if verb.tag == "VBG" and verb.lemma in words().crowd_verbs and before.dep == "obj" and before.head == head.i:
        return before  # "to disperse students protesting the vote"
    loose = verb.relation == "parataxis" and verb.i > head.i and verb.tag in ("VBD", "VBN", "VBZ", "VBP")
    if (loose or verb.relation in ("conj", "advcl", "xcomp", "cop", "aux")) and head.pos in (
        "VERB",
        "AUX",
        "ADJ",
        "NOUN",
    ):
        if verb.relation == "advcl" and _has(sentence, verb, "mark") and verb.tag not in ("VB", "VBG", "VBN"):
            return None
        return surface_subject(sentence, head, depth + 1)
    return None


def _own_subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject in a verb's own clause; several where they are coordinated ("France, Spain deplore ...").

    Of others, which no clause has, the nominal one nearest before the verb is it.
    """
    children = list(sentence.children(verb))
    found = [
        child
        for child in children
        if (child.relation in ("nsubj", "csubj") and not _introduced_by(sentence, child, ("in", "at", "of")))
        or (child.dep == "expl" and child.lower == "it" and _said(sentence, verb))
    ]
    if not found:  # "Oslo sharply cut", the subject hung on the adverb
        adverbs = [child for child in children if child.relation == "advmod" and child.i < verb.i]
        strays = [c for adverb in adverbs for c in sentence.children(adverb) if c.relation == "nsubj"]
        return (strays or [c for c in adverbs if c.i == verb.i - 1 and _could_act(sentence, verb, c)])[:1]
    listed = [c for c in children if c.relation == "vocative" and c.i < found[0].i and c.pos == "PROPN"]
    if listed and sentence.tokens[found[0].i - 1].text == "," and found[0].pos == "PROPN":
        found = [*listed, *found]  # "Oslo, Riga hold talks"
    nominal = [t for t in found if t.i < verb.i and t.pos in ("NOUN", "PROPN", "PRON") and t.lower not in days()]
    if len(nominal) < 2:
        return (nominal or found)[:1]
    first, last = nominal[-2:]
    if _joined(sentence, first, last):
        return [first, last]
    if first.pos == last.pos == "PROPN" and last.i == first.i + 2 and sentence.tokens[first.i + 1].text == ",":
        return [first, last]
    # "the Development Council (MDC) forum": a name that goes on
    goes_on = last.tag == "NN" and not any(child.i < last.i for child in sentence.children(last))
    return [first] if goes_on or last.i == first.i + 1 else [last]


def _could_act(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Whether a name before a finite verb was read as an adverb and is its subject: "Peru called on Chile to ..."."""
    finite = verb.tag in ("VBD", "VBZ", "VBP")
    return finite and word.pos == "PROPN" and not prepositions(sentence, word) and word.lower not in days()


def _joined(sentence: Sentence, first: Token, last: Token) -> bool:
    """Whether "and" stands between two subjects and right before the second: "Bo Ek, an envoy, and his aides came".

    So does "together with".
    """
    middle = sentence.tokens[first.i + 1 : last.i]
    conjunction = next((t for t in reversed(middle) if t.relation == "cc" or in_company(sentence, t)), None)
    if conjunction is None:
        return False
    between = sentence.tokens[conjunction.i + 1 : last.i]
    if conjunction.i == first.i + 1 and any(part.pos == "ADJ" and part.head == last.i for part in between):
        return False  # "U.S. and Russian envoys"
    return all(part.pos in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART") for part in between)


def in_company(sentence: Sentence, preposition: Token) -> bool:
    """Whether a preposition names who acts with the subject: "with" in "together with"."""
    before = sentence.tokens[preposition.i - 1].lower if preposition.i else ""
    return preposition.lower == "with" and before in words().company


def calls_to_say(sentence: Sentence, verb: Token, occasion: Token) -> bool:
    """Whether one calls somebody to say something to him, not to make him act: "phoned Kvale to thank him"."""
    if occasion.lemma not in words().occasions:
        return False
    told = (child for child in sentence.children(verb) if child.dep in ("obj", "iobj"))
    called = (child for child in sentence.children(occasion) if child.dep == "obj")
    plain = not any(child.dep in ("obj", "iobj", "ccomp") for child in sentence.children(verb))
    person = plain and any(child.entity == "PERSON" for child in called)  # "called Kvale to apologise"
    return person or any(child.lower in words().third_person for child in told)


def _said(sentence: Sentence, clause: Token) -> bool:
    """Whether somebody says the clause: then "it" in front of it is rarely empty."""
    head = sentence.head(clause)
    return head is not None and clause.relation == "ccomp" and head.lemma in words().reporting_verbs


def _noun_governs(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Token | None:
    """The subject of a participle or infinitive that hangs on a noun."""
    beside = verb.tag == "VBG" and verb.i and any(t.text == "," for t in sentence.tokens[noun.i : verb.i])
    if beside and is_predicate(sentence, noun):  # "Oslo is the main donor, [providing] half of the aid"
        return next((c for c in sentence.children(noun) if c.relation == "nsubj"), None)
    plan = verb.tag == "VBG" and _introduced_by(sentence, verb, words().topical)
    if not plan and (verb.tag in ("VBN", "VBG") or not _has(sentence, verb, "mark")):
        return _outermost(sentence, noun) if verb.tag == "VBN" and _stands_for_clause(sentence, verb) else noun
    for child in sentence.children(noun):
        if child.dep == "nmod:poss":
            return child
    if noun.dep == "root":  # "Turkey plans to ...", the verb taken for a noun
        return next((c for c in sentence.children(noun) if c.i < noun.i and c.pos == "PROPN"), None)
    for governor in sentence.ancestors(noun):
        if governor.pos in ("VERB", "AUX"):
            subject = surface_subject(sentence, governor, depth + 1)
            return subject if subject is not noun else None
    return None


def _introduced_by(sentence: Sentence, clause: Token, marks: Container[str]) -> bool:
    return any(c.relation in ("mark", "case") and c.lower in marks for c in sentence.children(clause))


def _has(sentence: Sentence, token: Token, relation: str) -> bool:
    return any(child.relation == relation for child in sentence.children(token))


def verb_slots(sentence: Sentence, verb: Token) -> Slots:
    """The logical slots of a verb or predicative adjective."""
    slots: Slots = {}
    passive = verb.pos != "ADJ" and is_passive(sentence, verb)
    subject = surface_subject(sentence, verb)
    objects = [child for child in sentence.children(verb) if child.dep == "obj"]
    if passive:
        _put(slots, sentence, "iobj" if objects else "obj", subject)
        for child in sentence.children(verb):
            if child.dep == "obl:agent" or (child.relation == "obl" and "by" in prepositions(sentence, child)):
                _put(slots, sentence, "subj", child)
    else:
        for token in _own_subjects(sentence, verb)[:-1]:
            _put(slots, sentence, "subj", token)
        _put(slots, sentence, "subj", subject)
    for child in sentence.children(verb):
        if child.dep in ("obj", "iobj"):
            _put(slots, sentence, child.dep, antecedent(sentence, child))
        elif child.relation in ("xcomp", "ccomp", "advcl"):
            _put(slots, sentence, "comp" if child.relation != "advcl" else "purpose", child)
    if verb.dep == "acl:relcl" and "obj" not in slots and not passive:
        head = sentence.tokens[verb.head]
        if subject is not None and subject.i != head.i:
            _put(slots, sentence, "obj", head)
    if passive and not objects:
        for child in sentence.children(verb):
            if child.relation == "xcomp" and child.pos == "NOUN" and not _has(sentence, child, "mark"):
                slots["iobj"], slots["obj"], objects = slots.get("obj", []), [child], [child]  # "was granted asylum"
                break
    if not passive and not objects and "comp" not in slots:
        objects = _shared_objects(sentence, verb) or _late_object(sentence, verb)
        for child in objects:
            _put(slots, sentence, "obj", child)
    _add_obliques(slots, sentence, verb)
    # A measure keeps its own phrases: "300 tonnes of maize to Somalia".
    things = [part for token in (*slots.get("obj", ()), *objects) for part in conjuncts(sentence, token)]
    for i in dict.fromkeys(token.i for token in things):
        thing = sentence.tokens[i]
        # A prepositional phrase after the object is as likely the verb's own: "sent troops to Syria",
        # "assistance to Nicaragua was suspended".
        if thing.i > verb.i or passive:
            _add_modifiers(slots, sentence, thing, skip=("of",), deep=True)
            _add_measured(slots, sentence, thing)
            _add_laid(slots, sentence, thing)
    if verb.pos in ("PROPN", "NOUN"):  # the place where somebody is
        for name in prepositions(sentence, verb):
            _put(slots, sentence, name, verb)
    if passive and "subj" not in slots:
        _put(slots, sentence, "subj", _far_agent(sentence, verb))
    if not passive and "obj" not in slots and "iobj" in slots:
        measure = next((c for c in sentence.children(verb) if c.dep == "obl:unmarked" and c.i > verb.i), None)
        if measure is None:
            slots["obj"] = slots.pop("iobj")
        else:
            slots["obj"] = [measure]  # "gave the envoys [48 hours]"
    return slots


def _far_agent(sentence: Sentence, verb: Token) -> Token | None:
    """The agent of a passive that hangs elsewhere in the same clause."""
    for token in sentence.subtree(verb):
        if token.i > verb.i and "by" in prepositions(sentence, token):
            above = [token, *takewhile(lambda t: t.i != verb.i, sentence.ancestors(token))]
            if not any(t.dep == "acl:relcl" or (t.pos == "VERB" and t.tag != "VBN") for t in above[1:]):
                return token
    return None


def _late_object(sentence: Sentence, verb: Token) -> list[Token]:
    """The object behind a phrase of time, read as another one: "vetoed on Friday a resolution"."""
    late = (child for child in sentence.children(verb) if child.dep == "obl" and child.i > verb.i + 2)
    bare = (child for child in late if child.pos in ("NOUN", "PROPN") and not prepositions(sentence, child))
    times = {child.i for child in sentence.children(verb) if child.lower in days()}
    return [c for c in bare if c.i not in times and any(verb.i < i < c.i for i in times) and _has(sentence, c, "det")][
        :1
    ]


def _shared_objects(sentence: Sentence, verb: Token) -> list[Token]:
    """The objects of the verb coordinated with a bare one right before it: "donated and delivered tents"."""
    for other in sentence.children(verb):
        if other.relation != "conj" or other.pos != "VERB" or _has(sentence, other, "nsubj"):
            continue
        between = sentence.tokens[verb.i + 1 : other.i]
        if all(token.pos in ("CCONJ", "ADV", "PUNCT", "PART", "AUX") for token in between):
            return [child for child in sentence.children(other) if child.dep == "obj"]
    return []


def noun_slots(sentence: Sentence, noun: Token) -> Slots:
    """The logical slots of an event noun: possessor, modifiers before it and prepositional phrases after it."""
    slots: Slots = {}
    for child in sentence.children(noun):
        if child.dep == "nmod:poss":
            _put(slots, sentence, "poss", child)
        elif child.relation in ("amod", "compound", "nmod") and child.i < noun.i and child.dep != "nmod:poss":
            for part in (child, *(c for c in sentence.children(child) if c.relation in ("conj", "compound", "amod"))):
                _put(slots, sentence, "adj", part)
        elif child.relation == "nsubj" and is_predicate(sentence, noun):
            _put(slots, sentence, "subj", antecedent(sentence, child))
        elif child.relation == "acl" or child.relation in ("ccomp", "xcomp"):
            _put(slots, sentence, "comp", child)
    if "poss" not in slots:
        _put(slots, sentence, "poss", _owner_before(sentence, noun))
    _add_modifiers(slots, sentence, noun)
    return slots


def _owner_before(sentence: Sentence, noun: Token) -> Token | None:
    """The possessor right before a noun and its adjectives that was hung elsewhere: "in praise of [Oslo's] visit"."""
    mark = noun.i - 1
    while mark > 0 and sentence.tokens[mark].head == noun.i and sentence.tokens[mark].relation in ("amod", "compound"):
        mark -= 1
    if mark < 1 or sentence.tokens[mark].text not in ("'s", "’s"):
        return None
    owner = sentence.tokens[sentence.tokens[mark].head]
    return owner if owner.i < mark and owner.pos in ("NOUN", "PROPN") else None


def is_predicate(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is said of a subject: "is on a visit to Iran"."""
    return _has(sentence, noun, "cop") and _has(sentence, noun, "nsubj")


def is_place_of(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun says where its subject is: "was in [Oslo] on a visit", "are at the [lake] for talks"."""
    where = {"in", "at", "on"}.intersection(prepositions(sentence, noun))
    return noun.pos in ("PROPN", "NOUN") and is_predicate(sentence, noun) and bool(where)


def _add_obliques(slots: Slots, sentence: Sentence, verb: Token) -> None:
    particle = next((c for c in sentence.children(verb) if c.dep == "compound:prt"), None)
    for child in sentence.children(verb):
        if child.relation in ("obl", "nmod", "advmod", "advcl") and child.dep != "obl:agent":
            names = prepositions(sentence, child)
            if not names and particle is not None and child.relation == "obl" and child.i > particle.i:
                names = [particle.lower]  # "called on [Foreign Minister Kvale]", the preposition taken for a particle
            for name in names:
                _put(slots, sentence, name, antecedent(sentence, child))
            if child.relation == "advmod" and child.i > verb.i:  # "sent him [back to Oslo]"
                for part in sentence.children(child):
                    for name in prepositions(sentence, part) if part.relation == "obl" else ():
                        _put(slots, sentence, name, part)
            if child.lower in words().here:
                _put(slots, sentence, "here", child)
            if child.relation == "advmod" and not names:
                _put(slots, sentence, "manner", child)
            if child.lower in days():  # "complained on [Tuesday over the raids]"
                _add_modifiers(slots, sentence, child)


def _add_modifiers(
    slots: Slots, sentence: Sentence, noun: Token, skip: tuple[str, ...] = (), *, deep: bool = False
) -> None:
    for child in sentence.children(noun):
        if child.relation in ("nmod", "obl") and child.dep != "nmod:poss":
            for name in prepositions(sentence, child):
                if name not in skip:
                    _put(slots, sentence, name, child)
            # "talks with China on trade" is often read as "[China on trade]".
            if child.i > noun.i and not skip:
                _add_modifiers(slots, sentence, child, skip=("of",))
            elif child.i > noun.i and deep:  # "passed data about [the plot to Jordan]"
                _add_modifiers(slots, sentence, child, skip=("of", *slots), deep=False)


def _add_measured(slots: Slots, sentence: Sentence, measure: Token) -> None:
    """What hangs on the thing that a sum of money is given in: "$5 million in relief to Fiji"."""
    if measure.pos not in ("SYM", "NUM"):
        return
    for child in sentence.children(measure):
        if child.relation == "nmod" and {"in", "of"} & set(prepositions(sentence, child)):
            _add_modifiers(slots, sentence, child, skip=("of",))


def _add_laid(slots: Slots, sentence: Sentence, thing: Token) -> None:
    """Whom a thing was laid on by the participle after it: "lifted the curbs imposed on Mali"."""
    for child in sentence.children(thing):
        if child.relation == "acl" and child.tag == "VBN" and child.i > thing.i:
            for part in sentence.children(child):
                for name in set(prepositions(sentence, part)) & {"on", "against"} if part.relation == "obl" else ():
                    _put(slots, sentence, name, part)


def unwrapped(sentence: Sentence, token: Token) -> Token:
    """The noun that counts behind a measure: "thousands of students", "a series of talks"."""
    if (
        token.lemma in words().vague_quantity
        or token.lower in words().vague_quantity
        or token.lemma in words().transparent_nouns
    ):
        for child in sentence.children(token):
            if child.relation == "nmod" and child.i > token.i and prepositions(sentence, child)[:1] == ["of"]:
                return unwrapped(sentence, child)
    return token


def _put(slots: Slots, sentence: Sentence, name: str, token: Token | None) -> None:
    if token is not None:
        token = unwrapped(sentence, token)
        held = slots.setdefault(name, [])
        if token not in held:
            held.append(token)


def governing_verb(sentence: Sentence, noun: Token) -> tuple[Token, str] | None:
    """The verb that takes a noun as object, passive subject or oblique, with the slot's name."""
    head = sentence.head(noun)
    while head is not None and noun.relation == "conj" and head.pos in NOMINAL:
        noun, head = head, sentence.head(head)
    if head is None or head.pos not in ("VERB", "AUX"):
        if head is not None and noun.dep == "nmod" and head.lemma in words().transparent_nouns:
            return governing_verb(sentence, head)
        if head is not None and noun.relation in ("obl", "nmod") and is_place_of(sentence, head):
            return head, next(iter(prepositions(sentence, noun)), "obl")
        return None
    if noun.relation in ("nsubj", "obj") and (noun.relation == "obj" or is_passive(sentence, head)):
        return head, "obj"
    if noun.relation == "nsubj":
        return head, "subj"
    if noun.relation == "obl":
        names = prepositions(sentence, noun)
        return head, names[0] if names else "obl"
    return None


def reporting_verb(sentence: Sentence, clause: Token) -> Token | None:
    """The verb of saying that a clause depends on, or that stands beside it ("..., the ministry said")."""
    head = sentence.head(clause)
    says = words().reporting_verbs
    if head is not None and clause.relation in ("ccomp", "parataxis", "xcomp") and head.lemma in says:
        return head
    if head is not None and clause.relation == "conj":
        return reporting_verb(sentence, head)
    beside = (c for c in sentence.children(clause) if c.relation in ("parataxis", "ccomp", "advcl"))
    return next((c for c in beside if c.lemma in says), None)
