"""Words of no dictionary are told only where one word of it is a slip away."""

from pathlib import Path

import pytest

from itaxl.thai.spelling.dictionary import unknown_words


@pytest.mark.parametrize(("text", "near"), [("ภูมิปัญญญา", "ปัญญา"), ("เมื่อสัปดาณ์ก่อน", "สัปดาห์"), ("พิพิธภัณฑณ์", "ภัณฑ์")])
def test_an_unknown_word_is_told_with_its_neighbour(text: str, near: str) -> None:
    (word,) = unknown_words(text)
    assert word.near == near
    assert text[word.start : word.end] == word.word


def test_correct_sentences_have_none() -> None:
    corpus = Path(__file__).parents[2] / "corpus" / "official_sentences.txt"
    lines = [line for line in corpus.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert [word for line in lines[:200] for word in unknown_words(line)] == []


@pytest.mark.parametrize("text", ["", " ", "O43 www.example.go.th", "๑๒๓", "\n\n"])
def test_what_is_no_word_is_none(text: str) -> None:
    assert list(unknown_words(text)) == []
