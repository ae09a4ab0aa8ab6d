"""The events of one reading on its trees: which event stands at a word, below it or above it."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from ...model import Event
from ...read import Sentence, Token
from ..drafts import Draft

# Relations by which an act is the content of another or its object: "promised to send", "carried out an attack".
_UP = ("xcomp", "ccomp", "obj", "obl", "nmod", "conj", "compound", "amod", "nsubj", "advmod", "nummod")
_CONTENT = ("xcomp", "ccomp", "obj", "iobj", "conj", "acl", "appos", "compound", "amod", "nsubj")
_PHRASES = ("obl", "nmod")
_CLAUSES = ("acl:relcl", "advcl", "advcl:relcl", "parataxis")
_REACH = 4


@dataclass(frozen=True, slots=True)
class Site:
    """An event with its draft; ``order`` is its place among the events of the document."""

    order: int
    draft: Draft
    event: Event

    @property
    def sentence(self) -> Sentence:
        """The sentence that tells it."""
        return self.draft.sentence


class Scene:
    """The events of a document by sentence and by the words that carry them."""

    def __init__(self, coded: Iterable[tuple[Draft, Event]]) -> None:
        self.sites = [Site(order, draft, event) for order, (draft, event) in enumerate(coded)]
        self.in_sentence: dict[int, list[Site]] = {}
        self._at: dict[tuple[int, int], Site] = {}
        for site in self.sites:
            self.in_sentence.setdefault(site.sentence.index, []).append(site)
            self._at.setdefault((site.sentence.index, site.draft.trigger.i), site)
        for site in self.sites:
            self._at.setdefault((site.sentence.index, site.draft.predicate.i), site)

    def at(self, sentence: Sentence, token: Token) -> Site | None:
        """The event whose trigger or predicate a token is."""
        return self._at.get((sentence.index, token.i))

    def below(
        self, sentence: Sentence, top: Token, barred: Container[int] = (), *, phrases: bool = True
    ) -> tuple[Site, int] | None:
        """The event nearest at or below a word, and how far below; without ``phrases`` not in those beside an object.

        Clauses of their own are left out.
        """
        wanted = (*_CONTENT, *_PHRASES) if phrases else _CONTENT
        level = [top]
        for depth in range(_REACH + 1):
            for token in level:
                site = self.at(sentence, token)
                if site is not None:
                    return site, depth
            level = [child for token in level for child in _inner(sentence, token, wanted) if child.i not in barred]
        return None

    def above(self, sentence: Sentence, token: Token) -> tuple[Site, int] | None:
        """The nearest event that a word is content or object of, and how far up."""
        for depth in range(1, _REACH):
            head = sentence.head(token)
            if head is None or token.relation not in _UP or _own_clause(token):
                return None
            token = head
            site = self.at(sentence, token)
            if site is not None:
                return site, depth
        return None


def _inner(sentence: Sentence, token: Token, wanted: Container[str]) -> Iterator[Token]:
    return (
        c for c in sentence.children(token) if c.relation in wanted and c.dep not in _CLAUSES and not _own_clause(c)
    )


def _own_clause(token: Token) -> bool:
    return token.relation == "conj" and token.pos in ("VERB", "AUX")


def is_main(site: Site) -> bool:
    """Whether an event is what its sentence tells, or what somebody says in it, and not an aside."""
    sentence, token = site.sentence, site.draft.predicate
    while (head := sentence.head(token)) is not None:
        if token.relation not in ("ccomp", "xcomp", "conj", "parataxis"):
            return False
        token = head
    return True
