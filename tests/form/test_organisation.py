"""Each kind of local government has its own words."""

import pytest

from itaxl.form.organisation import organisation_type, organisation_types


@pytest.mark.parametrize("typed", ["มะค่า", " มะค่า ", "อบต.มะค่า", "อบต. มะค่า", "องค์การบริหารส่วนตำบลมะค่า"])
def test_the_full_name_is_the_same_however_much_of_it_was_typed(typed: str) -> None:
    kind = organisation_type("องค์การบริหารส่วนตำบล")
    assert kind is not None
    assert kind.full_name(typed) == "องค์การบริหารส่วนตำบลมะค่า"
    assert kind.mayor_title(typed) == "นายกองค์การบริหารส่วนตำบลมะค่า"


def test_a_mayor_of_a_municipality_drops_the_word_for_it() -> None:
    kind = organisation_type("เทศบาลตำบล")
    assert kind is not None
    assert kind.mayor_title("หนองบัว") == "นายกเทศมนตรีตำบลหนองบัว"
    assert kind.clerk_title("หนองบัว") == "ปลัดเทศบาลตำบลหนองบัว"


def test_an_abbreviation_names_its_kind() -> None:
    for kind in organisation_types().values():
        assert organisation_type(kind.abbreviation) is kind
    assert organisation_type("สมาคม") is None
