"""Places exist together or the one that does not fit is named."""

from collections.abc import Mapping

import geothai
import pytest

from itaxl.thai.places import LEVELS, Level, Mismatch, mismatch, province_letters

MAKHA: Mapping[Level, str] = {"subdistrict": "มะค่า", "district": "โนนไทย", "province": "นครราชสีมา"}


def test_every_place_of_thailand_exists():
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            for subdistrict in geothai.subdistricts(district.code):
                name = subdistrict.name_th.partition(" ")[0]
                names: Mapping[Level, str] = {
                    "subdistrict": name,
                    "district": district.name_th,
                    "province": province.name_th,
                }
                assert mismatch(names) is None, names


@pytest.mark.parametrize(
    "typed",
    [
        MAKHA,
        {"district": "เมือง", "province": "ขอนแก่น"},
        {"subdistrict": "ต.ในเมือง", "district": "อ.เมืองขอนแก่น", "province": "จ.ขอนแก่น"},
        {"subdistrict": "ตำบลมะค่า", "district": "อำเภอ โนนไทย", "province": "จังหวัดนครราชสีมา"},
        {"province": "กทม."},
        {"district": "จังหาร", "province": "ร้อยเอ็ด"},
        {},
        {"subdistrict": "", "district": " ", "province": ""},
    ],
)
def test_what_people_write_for_a_real_place_is_right(typed):
    assert mismatch(typed) is None


@pytest.mark.parametrize("level", LEVELS)
def test_one_wrong_letter_is_blamed_on_its_level_and_the_name_is_suggested(level):
    typed = {**MAKHA, level: MAKHA[level][:-1]}
    assert mismatch(typed) == Mismatch(level, typed[level], MAKHA[level])


def test_another_province_than_the_district_has_is_the_province_s_mistake():
    assert mismatch({**MAKHA, "province": "ขอนแก่น"}) == Mismatch("province", "ขอนแก่น", "นครราชสีมา")


def test_a_district_of_another_province_is_the_district_s_mistake():
    # มะค่า lies in three districts of the province, so none of them is suggested.
    assert mismatch({**MAKHA, "district": "บางพลี"}) == Mismatch("district", "บางพลี", "")


def test_nothing_like_it_gives_no_suggestion():
    assert mismatch({"province": "ฟฟฟ"}) == Mismatch("province", "ฟฟฟ", "")


def test_every_province_has_its_letters():
    assert set(province_letters().values()) == {province.name_th for province in geothai.provinces()}
