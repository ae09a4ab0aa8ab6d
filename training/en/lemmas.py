"""Build the tables of the rule lemmatiser: exceptions from the treebanks and word lists, endings learned from both.

Usage: python training/en/lemmas.py TREEBANKS LISTS OUT.json
LISTS is the ``data`` folder of spacy-lookups-data (MIT): WordNet's irregular forms and its list of verbs, nouns and
adjectives. No list is stored: regular forms are generated, endings are learned from them, and only forms that the
learned endings get wrong are kept as exceptions.
"""

import argparse
import gzip
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from treebank import read_conllu

HERE = Path(__file__).parent
VOWELS = "aeiou"
OPEN = ("VERB", "NOUN", "ADJ", "ADV")
LONGEST = 6
# spaCy knows these for base forms by their morphology and leaves them alone.
BASE_TAGS = {"NOUN": ("NN",), "ADJ": ("JJ",)}


def regular(word: str, pos: str) -> Iterable[str]:
    """The regular inflected forms of a base form; consonants are doubled where the last syllable is short."""
    hiss = word.endswith(("s", "x", "z", "ch", "sh"))
    yi = word.endswith("y") and len(word) > 2 and word[-2] not in VOWELS
    if pos in ("VERB", "NOUN"):
        yield word[:-1] + "ies" if yi else word + "es" if hiss else word + "s"
    if pos == "NOUN":
        return
    past, present = ("ed", "ing") if pos == "VERB" else ("er", "est")
    short = re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]", word) is not None
    if word.endswith("e"):
        yield word + past[1:]
        yield (word if word.endswith(("ee", "oe", "ye")) else word[:-1]) + present if pos == "VERB" else word + "st"
    elif short:
        yield word + word[-1] + past
        yield word + word[-1] + present
    else:
        yield (word[:-1] + "i" if yi else word) + past
        yield (word[:-1] + "i" if yi and pos == "ADJ" else word) + present


def endings(pairs: dict[str, str]) -> list[list[str]]:
    """Ordered endings, longest first: each is kept where it says something else than the shorter ending does."""
    by_suffix: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for form, lemma in pairs.items():
        stem = 0
        while stem < min(len(form), len(lemma)) and form[stem] == lemma[stem]:
            stem += 1
        for size in range(1, LONGEST + 1):
            cut = len(form) - size
            if 1 <= cut <= stem:
                by_suffix[form[cut:]][form[cut:], lemma[cut:]] += 1
    chosen: dict[str, str] = {}
    for suffix in sorted(by_suffix, key=len):
        (_, new), n = by_suffix[suffix].most_common(1)[0]
        if n < 8 or n < 0.8 * by_suffix[suffix].total():
            continue
        shorter = next((suffix[i:] for i in range(1, len(suffix)) if suffix[i:] in chosen), None)
        if shorter is None or suffix[: len(suffix) - len(shorter)] + chosen[shorter] != new:
            chosen[suffix] = new
    return [[suffix, chosen[suffix]] for suffix in sorted(chosen, key=lambda s: (-len(s), s))]


def applied(form: str, rules: list[list[str]]) -> str:
    """What the rules make of a form that is no exception."""
    return next((form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)), form)


def tables(treebanks: Path, lists: Path) -> dict[str, dict]:
    """``lemma_rules``, ``lemma_exc`` and an empty ``lemma_index`` for spaCy's lemmatiser in rule mode."""
    from corpus import allowed  # noqa: PLC0415

    def listed(name: str) -> dict:
        with gzip.open(lists / f"en_lemma_{name}.json.gz", "rt", encoding="utf8") as file:
            return json.load(file)

    irregular, index, common = listed("exc"), listed("index"), listed("lookup")
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    bases: Counter[tuple[str, str]] = Counter()
    licences = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf8"))
    sources: dict[str, str] = {}
    for name in ("ewt", "gum"):
        for sent in read_conllu(treebanks / f"en_{name}-train.conllu.gz", sources):
            if not allowed(sent, sources, licences):
                continue
            for word, pos, tag, lemma in zip(sent.words, sent.pos, sent.tags, sent.lemmas, strict=True):
                if lemma == "_" or tag == "GW" or (pos in OPEN and not re.fullmatch(r"[\w'’.-]+", word)):
                    continue
                bases[lemma.lower(), pos] += 1
                if tag not in BASE_TAGS.get(pos, ()) and pos != "PROPN":
                    seen[pos][word.lower().replace("’", "'")][lemma if pos == "PRON" else lemma.lower()] += 1
    rules: dict[str, list] = {}
    exceptions: dict[str, dict[str, list[str]]] = {}
    for pos in OPEN:
        key = pos.lower()
        pairs: dict[str, str] = {}
        known = sorted(w for w in index[key] if re.fullmatch("[a-z]{2,}", w))
        known.sort(key=lambda w: bases[w, pos])  # the more frequent base wins a form that two share
        if pos == "ADV":
            known = []
        for word in known:
            if pos == "ADJ" and len(word) > 6:
                continue
            for form in regular(word, pos):
                pairs[form] = word
        if pos == "VERB":
            pairs |= {word: word for word in known if pairs.get(word) is None or bases[word, pos]}
        for form, lemmas in irregular[key].items():
            if lemmas and "_" not in form:
                choice = [*lemmas, pairs[form]] if form in pairs else lemmas
                pairs[form] = max(choice, key=lambda w: (bases[w, pos], common.get(form) == w))
        learned = endings({f: w for f, w in pairs.items() if f not in irregular[key]}) if pos != "ADV" else []
        gold = {form: lemmas.most_common(1)[0] for form, lemmas in seen[pos].items()}
        pairs |= {form: lemma for form, (lemma, n) in gold.items() if n > 1 or form not in pairs}
        rules[key] = learned
        wrong = {form: [lemma] for form, lemma in sorted(pairs.items()) if applied(form, learned) != lemma}
        if pos == "ADJ":  # most adjectives in -er and -est are base forms: only known comparatives are changed
            rules[key] = []
            wrong = {f: [w] for f, w in sorted(pairs.items()) if f != w and (bases[w, pos] or f in irregular[key])}
        exceptions[key] = wrong
    for pos in sorted(set(seen) - set(OPEN)):
        found = {form: lemmas.most_common(1)[0][0] for form, lemmas in sorted(seen[pos].items())}
        rules[pos.lower()] = []
        exceptions[pos.lower()] = {form: [lemma] for form, lemma in found.items() if lemma != form}
    for table in exceptions.values():
        table |= {form.replace("'", "’"): lemma for form, lemma in table.items() if "'" in form}
    return {"lemma_rules": rules, "lemma_exc": exceptions, "lemma_index": {key: [] for key in rules}}


def main() -> None:
    """Write the tables as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("lists", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    made = tables(args.treebanks, args.lists)
    args.out.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")), encoding="utf8")
    for key in made["lemma_rules"]:
        print(key, len(made["lemma_rules"][key]), "endings,", len(made["lemma_exc"][key]), "exceptions")


if __name__ == "__main__":
    main()
