"""What the shipped pipeline says about itself, and what a user may rely on."""

import pytest
import spacy

from dragoman.data import data_path
from dragoman.errors import DataError
from dragoman.read.analyse import model_name, pipeline, use_model

MODEL = data_path("models") / "en"


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 20_000_000


def test_the_card_says_what_a_user_must_know():
    card = (MODEL / "README.md").read_text(encoding="utf8")
    for wanted in ("CC BY-SA 4.0", "UD_English-EWT", "UD_English-GUM", "Universal NER", "EWT dev", "training/en"):
        assert wanted in card


def test_the_components_by_their_usual_names():
    nlp = pipeline("en")
    assert {"tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"} <= set(nlp.pipe_names)
    assert {"PERSON", "ORG", "LOC"} == set(nlp.get_pipe("ner").labels)
    assert {"nsubj", "nsubj:pass", "obl:agent", "acl:relcl", "nmod:poss"} <= set(nlp.get_pipe("parser").labels)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Police stripped the envoys of their passports.", "strip"),
        ("The raid angered Tehran.", "anger"),
        ("Troops have clashed with rebels near Bambari.", "clash"),
        ("Parliament vetoed the treaty.", "veto"),
        ("Minsk freed two journalists.", "free"),
        ("Oslo condemned the attack.", "condemn"),
        ("Farmers have travelled to Delhi.", "travel"),
        ("Seoul is withdrawing its troops.", "withdraw"),
    ],
)
def test_lemmas_of_verbs(sentence, verb):
    assert verb in {token.lemma_ for token in pipeline("en")(sentence)}


def test_the_model_is_chosen_by_the_environment(monkeypatch):
    monkeypatch.delenv("DRAGOMAN_MODEL", raising=False)
    assert model_name() == "en"
    monkeypatch.setenv("DRAGOMAN_MODEL", "/nowhere/at/all")
    assert model_name() == "/nowhere/at/all"
    with pytest.raises(DataError, match="nowhere"):
        pipeline()


def test_another_pipeline_is_used_from_then_on(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_MODEL", "en")
    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    plain.to_disk(tmp_path / "plain")
    use_model(str(tmp_path / "plain"))
    assert model_name() == str(tmp_path / "plain")
    assert pipeline().pipe_names == ["sentencizer"]
    with pytest.raises(DataError, match="no_such_pipeline"):
        use_model("no_such_pipeline")
    assert model_name() == str(tmp_path / "plain")
