"""The English tokeniser: spaCy's rules, adjusted to how the treebanks cut words.

The rules are stored with the pipeline, so nothing here is needed at run time.
"""

import re
import tomllib
from pathlib import Path

from spacy.language import Language
from spacy.symbols import NORM, ORTH
from spacy.util import compile_prefix_regex, compile_suffix_regex

RULES = Path(__file__).with_name("tokeniser.toml")


def customise(nlp: Language) -> Language:
    """Change the pipeline's tokeniser in place: runs of signs, hyphened prefixes, abbreviations, contractions."""
    rules = tomllib.loads(RULES.read_text(encoding="utf8"))
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex(rules["runs"] + list(defaults.prefixes)).search
    suffixes = rules["runs"] + rules["suffixes"] + list(defaults.suffixes)
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.token_match = re.compile(_whole_words(rules)).match
    tokenizer.rules = _exceptions(dict(tokenizer.rules), rules)
    return nlp


def _whole_words(rules: dict) -> str:
    """One pattern for words that stay whole although a rule would cut them."""
    prefixes = [form for word in rules["hyphen"]["prefixes"] for form in (word, word.capitalize())]
    named = "|".join(rules["hyphen"]["before_names"])
    patterns = [rf"(?:{'|'.join(prefixes)})-[a-z]+", rf"(?:{named})-[A-Z][A-Za-z]+", *rules["whole_patterns"]]
    return rf"(?:{'|'.join(patterns)})$"


def _exceptions(table: dict, rules: dict) -> dict:
    for word in rules["cut"]:
        table.pop(word, None)
    for word, pieces in list(table.items()):
        if re.search(r"n['’]t$", word) and len(pieces) == 2:
            table[word.upper()] = [{**piece, ORTH: piece[ORTH].upper()} for piece in pieces]
    for word in rules["whole"]:
        table[word] = [{ORTH: word}]
    for word, pieces in rules["pieces"].items():
        table[word] = [{ORTH: form, NORM: norm} for form, norm in pieces]
    return table
