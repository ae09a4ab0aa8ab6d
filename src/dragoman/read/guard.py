"""Sentence boundaries that cannot be: a guard run before the parser, which keeps to what it forbids."""

from spacy.language import Language
from spacy.tokens import Doc

_TERMINAL = frozenset(".!?:;…\"'”’»)]}*•|–—-")

_TITLE = frozenset(("JJ", "NNP", "NN"))
_NAME = frozenset(("NNP", "NNPS", "NN"))


@Language.component("dragoman_sentence_guard")
def sentence_guard(doc: Doc) -> Doc:
    """Forbid a sentence start after a word that ends none.

    Between two words without punctuation a sentence may start only with a capital, as in text that lost its full
    stops; never inside a name or title ("Russian Deputy | Foreign Minister"). Needs the tagger's tags.
    """
    for token in doc[1:]:
        previous = token.nbor(-1)
        if previous.is_space or previous.text[-1] in _TERMINAL:
            continue
        titled = previous.text[0].isupper() and previous.tag_ in _TITLE and token.tag_ in _NAME
        if titled or not token.text[0].isupper():
            token.is_sent_start = False
    return doc
