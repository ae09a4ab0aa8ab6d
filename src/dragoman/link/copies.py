"""Copies: documents that repeat another word for word, so that they are no independent sources.

Candidates come from MinHash signatures in bands (Broder 1997, On the resemblance and containment of documents;
Leskovec, Rajaraman and Ullman 2014, Mining of massive datasets, ch. 3) and from documents that are alike; each is
verified on the word shingles themselves.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rensa import RMinHash

from ..model import Copy, content_id
from .features import settings

_WORD = re.compile(r"\w+")
_PERMUTATIONS, _BANDS, _SEED = 64, 16, 1
_ROWS = 4 * _PERMUTATIONS // _BANDS  # bytes of a band: a signature holds 32-bit numbers
_CROWD = 32
_CHUNK = 2000

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """The runs of words of a text, in folded case; a text shorter than a run is one itself."""
    size = settings().run
    found = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(tuple(found[start : start + size]) for start in range(max(1, len(found) - size + 1)) if found)


def signature(text: str) -> bytes:
    """The MinHash signature of a text: 64 numbers of 32 bits; empty where the text has too few words to tell."""
    runs = shingles(text)
    if len(runs) < settings().fewest_runs:
        return b""
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update([" ".join(run) for run in sorted(runs)])
    return b"".join(number.to_bytes(4, "little") for number in minhash.digest())


def candidates(signatures: Mapping[str, bytes], fresh: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of documents (the smaller id first) that share a band, one of them ``fresh`` at least.

    Two texts with a Jaccard similarity of 0.7 share one of the 16 bands of 4 numbers with a chance of 0.99. In a crowd
    of the same text each is paired with the smallest id alone.
    """
    found: set[tuple[str, str]] = set()
    names = [name for name in sorted(signatures) if signatures[name]]
    for start in range(0, 4 * _PERMUTATIONS, _ROWS):
        bands: dict[bytes, list[str]] = defaultdict(list)
        for name in names:
            bands[signatures[name][start : start + _ROWS]].append(name)
        for crowd in bands.values():
            all_pairs = len(crowd) <= _CROWD
            pairs = itertools.combinations(crowd, 2) if all_pairs else ((crowd[0], name) for name in crowd[1:])
            found.update(pair for pair in pairs if pair[0] in fresh or pair[1] in fresh)
    yield from sorted(found)


def copies(
    pairs: Sequence[tuple[str, str]], texts: Callable[[Iterable[str]], Mapping[str, str]], when: Mapping[str, str]
) -> Iterator[Copy]:
    """Those of the pairs of documents that are copies, the one that sorts first by ``when`` to the left.

    ``texts`` fetches the texts of documents; a few thousand are held at a time.
    """
    for start in range(0, len(pairs), _CHUNK):
        chunk = pairs[start : start + _CHUNK]
        found = texts({name for pair in chunk for name in pair})
        runs = {name: shingles(text) for name, text in found.items()}
        for pair in chunk:
            left, right = sorted(pair, key=lambda name: (when[name], name))
            if copy := compare(left, right, runs[left], runs[right]):
                yield copy


def compare(left: str, right: str, ones: Shingles, others: Shingles) -> Copy | None:
    """Whether two documents are copies: by Jaccard similarity the same, by containment one within the other."""
    use = settings()
    fewer, more = len(min(ones, others, key=len)), len(max(ones, others, key=len))
    shared = len(ones & others)
    if fewer < use.fewest_runs:
        return None
    alike, within = shared / (fewer + more - shared), shared / fewer
    if alike >= use.same:
        kind, score, said = "same", alike, f"{alike:.0%} of the word runs of both are the same"
    elif within >= use.contains:
        longer = "later" if len(others) > len(ones) else "earlier"
        kind, score, said = "contains", within, f"{within:.0%} of the shorter stands in the {longer} one word for word"
    else:
        return None
    return Copy(content_id("c", left, right), left, right, kind, round(score, 3), said)
