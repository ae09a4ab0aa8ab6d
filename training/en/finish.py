"""Second stage: go on from a trained pipeline with small batches and a falling rate, and keep the average.

Usage: python training/en/finish.py MODEL OUT CORPUS.spacy [CORPUS.spacy ...] (--steps N | --minutes M)
                                    [--words 500] [--rate 0.001] [--dropout 0.15] [--seed 1]
With ``--steps`` the result is the same each time; ``--minutes`` fits the stage into the time there is.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam

REPORT = 100
SENTER = {
    "model": {
        "@architectures": "spacy.Tagger.v2",
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 128},
    }
}


def batches(docs: list[Doc], words: int, rng: random.Random) -> Iterator[list[Doc]]:
    """Batches of about so many words, without end, in a new order each time round."""
    while True:
        rng.shuffle(docs)
        batch: list[Doc] = []
        size = 0
        for doc in docs:
            batch.append(doc)
            size += len(doc)
            if size >= words:
                yield batch
                batch, size = [], 0


def main() -> None:
    """Train on, report the speed, write the averaged pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    fix_random_seed(args.seed)
    nlp = spacy.load(args.model)
    docs = [doc for path in args.corpora for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    if "senter" not in nlp.pipe_names:
        parsed = [doc for doc in docs if doc.has_annotation("DEP")][:100]
        senter = nlp.add_pipe("senter", config=SENTER, before="parser")
        senter.initialize(lambda: [Example(nlp.make_doc(doc.text), doc) for doc in parsed], nlp=nlp)
    optimizer = Adam(args.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    started = time.monotonic()
    losses: dict[str, float] = {}
    seen = 0
    for step, batch in enumerate(batches(docs, args.words, random.Random(args.seed)), 1):
        done = step / args.steps if args.steps else (time.monotonic() - started) / (60 * args.minutes)
        if done >= 1:
            break
        optimizer.learn_rate = args.rate * min(1.0, step / 50) * (1 - done)
        examples = [Example(nlp.make_doc(doc.text), doc) for doc in batch]
        nlp.update(examples, sgd=optimizer, drop=args.dropout, losses=losses)
        seen += sum(map(len, batch))
        if step % REPORT == 0:
            spent = time.process_time()
            print(step, f"{done:.3f}", f"{seen / spent:.0f} words a CPU-second", losses, flush=True)
            losses = {}
        if step % (REPORT * 8) == 0:
            with nlp.use_params(optimizer.averages):
                nlp.to_disk(args.out)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(args.out)
    print(f"{step - 1} steps, {seen} words")


if __name__ == "__main__":
    main()
