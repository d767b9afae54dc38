"""A form's content survives reading and carrying without Excel."""

from hypothesis import given
from hypothesis import strategies as st

from itaxl.form.fields import STAGE_KEY
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.form_transfer import content_of
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

THAI = st.text(alphabet=[chr(code) for code in range(0xE01, 0xE2F)] + list(" 0๑.-"), min_size=1, max_size=30).map(
    str.strip
)


def carried(content: FormContent) -> FormContent:
    return content_of(read_submission(grid_of(content)))


def test_the_sample_is_carried_whole() -> None:
    content = sample_content(fiscal_year(2569))
    again = carried(content)
    assert {key: text for key, text in again.fields.items() if text} == dict(content.fields) | {
        key: text for key, text in again.fields.items() if key.startswith("style.") or key == STAGE_KEY
    }
    for role, row in content.signers.items():
        assert {key: text for key, text in again.signers[role].items() if text} == row
    assert [{key: text for key, text in row.items() if text} for row in again.measures] == list(content.measures)
    assert again.pictures == content.pictures


@given(st.dictionaries(st.sampled_from(["memo.facts", "memo.to", "org.name"]), THAI.filter(bool)))
def test_typed_texts_are_carried(fields: dict[str, str]) -> None:
    again = carried(FormContent(fields=fields))
    assert {key: again.fields[key] for key in fields} == fields


def test_reasons_are_carried_to_their_fields() -> None:
    content = FormContent(reasons={"memo.date": "ย้อนหลัง"}, measures=[{"measure": "ก", "reason": "เหตุ"}])
    again = carried(content)
    assert again.reasons == {"memo.date": "ย้อนหลัง"}
    assert again.measures[0]["reason"] == "เหตุ"
