"""Correct official Thai passes without a word: sentences, names, places, offices, standard texts, the catalogue."""

import random
import tomllib
from importlib.resources import files

import geothai
import pytest

from itaxl.documents.default_texts import standard_texts
from itaxl.evidence.prose import is_prose
from itaxl.form.officials import departments, positions, prefixes
from itaxl.model.apply_edits import apply_edits
from itaxl.thai.characters.mending import mended
from itaxl.thai.spelling.abbreviations import find_misdotted
from itaxl.thai.spelling.misspellings import find_misspellings
from itaxl.thai.spelling.near_miss import near_misses
from itaxl.years.catalogue import fiscal_year, known_years

PEOPLE = 500


def told(found):
    return [(finding.code, finding.params.get("text"), text) for text, finding in found]


def test_running_sentences_pass_without_even_a_note(sentences, findings_in):
    assert len(sentences) >= 600
    assert told(findings_in(sentences)) == []


def test_running_sentences_name_no_foreign_office_as_their_own(sentences, findings_in):
    assert told(findings_in(sentences, select=("O005", "O006"))) == []


def test_sentences_joined_in_one_cell_pass_too(sentences, findings_in):
    chance = random.Random(3)
    thai = [text for text in sentences if not any(digit in text for digit in "0123456789")]
    texts = ["\n".join(chance.sample(thai, 4)) for _ in range(80)] + [
        " ".join(chance.sample(thai, 3)) for _ in range(80)
    ]
    assert told(findings_in(texts)) == []


def people():
    """Invented people: first names and family names of the lists, put together at random."""
    chance = random.Random(5)
    names = [line for part in ("person_names_female_th.txt", "person_names_male_th.txt") for line in lines(part)]
    families = lines("family_names_th.txt")
    return [(chance.choice(prefixes()), chance.choice(names), chance.choice(families)) for _ in range(PEOPLE)]


def lines(name):

    text = files("pythainlp").joinpath("corpus", name).read_text(encoding="utf-8-sig")
    return [line for line in text.splitlines() if line and not line.startswith("#") and not spots(line)]


def spots(text):
    found = mended(text)
    return found.invisible + found.decomposed + found.doubled_e + found.misplaced


def test_names_of_five_hundred_people_pass_in_fields_and_in_sentences(findings_in):
    invented = people()
    sentences = [f"มอบหมายให้{prefix}{name} {family} เป็นผู้รับผิดชอบ" for prefix, name, family in invented]
    assert told(findings_in(sentences)) == []


@pytest.mark.parametrize("pattern", ["ตำบล{}", "องค์การบริหารส่วนตำบล{}ได้ดำเนินการแล้ว", "บ้าน{} หมู่ที่ ๓"])
def test_every_subdistrict_of_the_country_passes(pattern):
    names = {
        each.name_th
        for code in provinces()
        for district in geothai.districts(code)
        for each in geothai.subdistricts(district.code)
    }
    assert len(names) > 4500
    assert [text for text in map(pattern.format, sorted(names)) if in_words(text)] == []


def test_every_district_and_province_passes():
    names = {
        f"อำเภอ{district.name_th} จังหวัด{province.name_th}"
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
    }
    assert [text for text in sorted(names) if in_words(text)] == []


def provinces():
    return [province.code for province in geothai.provinces()]


def in_words(text):
    return [*spots(text), *near_misses(text), *find_misspellings(text), *find_misdotted(text)]


def test_positions_and_divisions_pass():
    facts = tomllib.loads(files("itaxl.form").joinpath("organisations.toml").read_text(encoding="utf-8"))
    words = [value for kind in facts.values() for value in kind.values() if isinstance(value, str)]
    assert [text for text in (*positions(), *departments(), *prefixes(), *words) if in_words(text)] == []


@pytest.mark.parametrize("year", known_years())
def test_the_catalogue_passes(year):
    for item in fiscal_year(year).items.values():
        for text in (item.name, item.group, *item.elements):
            assert in_words(text) == [], text


@pytest.mark.parametrize("year", known_years()[1:])
@pytest.mark.parametrize("kind", ["องค์การบริหารส่วนตำบล", "เทศบาลนคร", "องค์การบริหารส่วนจังหวัด"])
def test_the_standard_texts_pass(year, kind, submission_of):
    for text in standard_texts(submission_of({"org.type": kind}), fiscal_year(year)).values():
        assert in_words(text) == [], text


def test_fixes_never_touch_a_clean_text(sentences, findings_in):
    assert [finding for _, finding in findings_in(sentences) if finding.fix] == []
    assert apply_edits("ก", []) == "ก"


def test_names_of_people_and_places_are_no_prose():
    assert not any(
        map(is_prose, ("sign.author.name", "sign.author.surname", "org.name", "org.subdistrict", "measures.1.evidence"))
    )
    assert all(
        map(
            is_prose, ("memo.facts", "measures.1.result", "sign.author.position", "org.department", "sign.head.opinion")
        )
    )
