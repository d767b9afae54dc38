"""What holds for every rule, whatever it looks for."""

import re
import string
import unicodedata

import pytest

from itaxl.form.fields import field_of
from itaxl.model.wording import Wording
from itaxl.reports.finding_text import message, outline
from itaxl.rules import all_rules, codes, rule, rules_across
from itaxl.thai.text import width

EVERY = [pytest.param(entry, id=entry.code) for entry in all_rules()]
WITH_BAD = [pytest.param(entry, id=entry.code) for entry in all_rules() if entry.bad]
WITH_GOOD = [pytest.param(entry, id=entry.code) for entry in all_rules() if entry.good]
TWO_LINES = 200
ALWAYS_THERE = {"label", "field"}
LATIN_IN_THAI = {"ITA", "OIT", "Word", "Excel", "A", "PDF", "PNG", "JPEG"}


def wordings(entry):
    return {"what": entry.what, "why": entry.why, "how": entry.how}


def fields_in(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("entry", EVERY)
def test_it_is_named_by_its_file(entry):
    assert rule(entry.code) is entry
    assert entry.code in codes()
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", entry.name)


@pytest.mark.parametrize("entry", EVERY)
def test_it_says_what_why_and_how_in_both_languages_and_names_its_source(entry):
    for wording in wordings(entry).values():
        assert len(outline(wording, "th").replace("…", "").strip()) >= 4
        assert len(outline(wording, "en").replace("…", "").strip()) >= 4
    assert entry.source


@pytest.mark.parametrize("entry", EVERY)
def test_its_two_languages_use_the_same_parameters(entry):
    for part, wording in wordings(entry).items():
        assert fields_in(wording.th) - ALWAYS_THERE == fields_in(wording.en) - ALWAYS_THERE, part


@pytest.mark.parametrize("entry", EVERY)
def test_its_thai_has_no_latin_words(entry):
    for wording in wordings(entry).values():
        text = re.sub(r"\{\w+\}", " ", wording.th)
        assert set(re.findall(r"[A-Za-z]+", text)) <= LATIN_IN_THAI


@pytest.mark.parametrize("entry", EVERY)
def test_its_sentences_take_two_lines_at_most(entry):
    for wording in wordings(entry).values():
        assert width(outline(wording, "th")) <= TWO_LINES
        assert len(outline(wording, "en")) <= TWO_LINES


@pytest.mark.parametrize("entry", EVERY)
def test_its_thai_is_written_in_composed_letters(entry):
    for wording in wordings(entry).values():
        assert "\u0e4d\u0e32" not in wording.th
        assert "เเ" not in wording.th
        assert not any(unicodedata.category(char) in {"Cf", "Co"} for char in wording.th)


@pytest.mark.parametrize("entry", EVERY)
def test_its_stage_is_that_of_its_family(entry):
    assert entry.stage == {"F": 1, "X": 4}.get(entry.code[0], entry.stage)
    assert entry.stage in {1, 2, 3, 4}
    assert (entry.across is not None) == (entry.stage == 4) == (entry in rules_across())


@pytest.mark.parametrize("entry", EVERY)
def test_it_has_examples_that_run_or_is_about_files(entry):
    for key in (*entry.bad, *entry.good):
        field_of(key)
    assert entry.bad or entry.code in NEEDS_A_FILE


NEEDS_A_FILE = {"I007", "I015", "R003", "R005"} | {entry.code for entry in all_rules() if entry.code[0] in "FLX"}
"""Rules about files, years, papers, an empty table, pictures or several submissions have tests of their own."""


@pytest.mark.parametrize("entry", WITH_BAD)
def test_its_bad_example_is_found(entry, found):
    findings = found(entry.bad)
    mine = [finding for finding in findings if finding.code == entry.code]
    assert mine, [(finding.code, dict(finding.params)) for finding in findings]
    assert {finding.key for finding in mine} & keys_of(entry.bad)


ALSO_FOUND = {"R009": {"C002"}}
"""What a bad example breaks besides its own rule, by code, where that cannot be told apart."""

OF_A_SHORT_RESULT = {"I005", "I009"}
"""Notes of a result that says little or has fewer items than its methods, as most examples typed into one do."""


@pytest.mark.parametrize("entry", WITH_BAD)
def test_its_bad_example_breaks_no_other_rule(entry, found):
    of_the_sample = {finding.code for finding in found()}
    told = {finding.code for finding in found(entry.bad) if not finding.waits_for}
    others = told - of_the_sample - {entry.code} - OF_A_SHORT_RESULT
    assert others <= ALSO_FOUND.get(entry.code, set())


@pytest.mark.parametrize("entry", WITH_GOOD)
def test_its_good_example_passes(entry, found):
    assert entry.code not in {finding.code for finding in found(entry.good)}


@pytest.mark.parametrize("entry", WITH_BAD)
def test_the_message_of_its_bad_example_is_whole(entry, found):
    for finding in found(entry.bad):
        for lang in ("th", "en"):
            words = message(finding, lang)
            for text in (words.what, words.why, words.how):
                assert text
                assert "{" not in text
                assert "Wording(" not in text
                assert "None" not in text


def keys_of(examples):
    """The keys and, for findings about a whole row, their rows."""
    return set(examples) | {key.rpartition(".")[0] for key in examples}


def test_a_wording_inside_a_wording_takes_the_same_parameters():
    from itaxl.reports.finding_text import shown

    params = {"text": "มกราคม", "problem": Wording("“{text}” ผิด", "“{text}” is wrong")}
    assert shown(params, "th")["problem"] == "“มกราคม” ผิด"
