"""More than four signers: where each of them signs the memo, and what the check asks of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from itaxl.checking import check
from itaxl.documents.blocks import Paragraph
from itaxl.documents.papers.memo import memo
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.form.fields import POSTS, SIGNERS, SIGNERS_TABLE
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.form_transfer import content_of
from itaxl.form.labels import label_in_list
from itaxl.model.cell import CellRef
from itaxl.model.grid import GridData
from itaxl.model.submission import Submission
from itaxl.papers_in.reader import read_files
from itaxl.papers_in.to_form import content_from
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

Make = Callable[..., Submission]


def lines(form: Submission, year: Any) -> list[str]:
    texts = [block.text.strip() for block in memo(form, year).blocks if isinstance(block, Paragraph)]
    return [text for text in texts if text]


def signed(form: Submission, year: Any) -> list[str]:
    """The surnames' owners in the order in which they sign."""
    return [text.split("  ")[0].lstrip("(") for text in lines(form, year) if text.startswith("(")]


def test_each_signs_at_the_place_of_the_role(submission: Make, year: Any, eight: Mapping[str, str]) -> None:
    assert signed(submission(eight), year) == [
        "นางสาวมะลิ",
        "นางร่วมใจ",
        "นางฝ้าย",
        "นางกุหลาบ",
        "นางรำไพ",
        "นางก่อ",
        "นายต้น",
        "นายไผ่",
    ]


def test_whom_the_form_names_goes_first(submission: Make, year: Any, eight: Mapping[str, str]) -> None:
    form = submission({**eight, "sign.more3.before": "นายก", "sign.more1.before": "หัวหน้าสำนักปลัด"})
    names = signed(form, year)
    assert names.index("นางก่อ") == names.index("นายไผ่") - 1
    assert names.index("นางรำไพ") < names.index("นางกุหลาบ")


def test_opinions_are_named_for_the_position_once(submission: Make, year: Any, eight: Mapping[str, str]) -> None:
    texts = lines(submission(eight), year)
    opinions = [text for text in texts if text.startswith("ความเห็นของ")]
    assert opinions == [
        "ความเห็นของหัวหน้าฝ่ายนโยบายและแผน",
        "ความเห็นของรองปลัดองค์การบริหารส่วนตำบลหนองบัวงาม",
        "ความเห็นของผู้อำนวยการกองช่าง",
        "ความเห็นของปลัดองค์การบริหารส่วนตำบลหนองบัวงาม",
    ]
    names = [text for text in texts if text.startswith("(")]
    assert len(names) == len(set(names)) == 8


def test_a_role_of_ones_own_signs_before_the_clerk_and_what_is_missing_is_dotted(submission: Make, year: Any) -> None:
    texts = lines(submission({"sign.more1.role": "ผู้ตรวจสอบภายใน"}), year)
    here = next(number for number, text in enumerate(texts) if text.startswith("ความเห็นของ"))
    assert texts[here] == "ความเห็นของผู้ตรวจสอบภายใน"
    assert texts[here + 1].startswith("(...")


def test_a_hidden_further_signer_leaves_no_trace(submission: Make, year: Any, eight: Mapping[str, str]) -> None:
    hidden = {f"sign.more{number}.show": "ไม่" for number in range(1, 5)}
    assert lines(submission({**eight, **hidden}), year) == lines(submission(), year)


def test_a_blank_row_is_no_signer_and_nothing_is_asked_of_it() -> None:
    form = read_submission(
        grid_of(sample_content(fiscal_year(2569)).edited({"sign.more1.show": "ไม่", "sign.more2.role": ""}))
    )
    assert {row.key for row in form.rows("sign")} == {role.key for role in SIGNERS_TABLE.rows}
    assert not [found for found in check(form, fiscal_year(2569)) if found.key.startswith("sign.more")]


def test_a_row_begun_is_asked_for_the_rest(eight: Mapping[str, str]) -> None:
    content = sample_content(fiscal_year(2569)).edited({**eight, "sign.more1.surname": ""})
    found = check(read_submission(grid_of(content)), fiscal_year(2569))
    assert [(each.code, each.key) for each in found if each.code == "R004"] == [("R004", "sign.more1.surname")]


def test_their_words_are_carried_into_another_form(eight: Mapping[str, str]) -> None:
    content = sample_content(fiscal_year(2569)).edited(eight)
    carried = content_of(read_submission(grid_of(content)))
    assert carried.signers["sign.more3"]["role"] == "ผู้อำนวยการกองช่าง"
    assert label_in_list("sign.more3.name") == "ผู้ลงนามเพิ่ม ๓ · ชื่อ"


def test_a_signature_alone_begins_a_row(picture: Callable[..., bytes]) -> None:
    grid = grid_of(FormContent(signers={"sign.more1": {}}, pictures={"sign.more1": picture((90, 30))}))
    form = read_submission(grid)
    assert form.row("sign.more1")
    assert not [remark for remark in form.remarks if remark.code == "F016"]


@pytest.mark.parametrize("post", POSTS, ids=[post.name for post in POSTS])
def test_the_roles_stand_before_roles_of_the_form(post: Any) -> None:
    assert post.before in {role.key for role in SIGNERS_TABLE.rows}


def test_a_form_from_before_has_no_such_columns_and_none_is_read_from_another(submission: Make) -> None:
    """In an older form คำชี้แจง stands where ลงนามก่อน stands now, and there are no further rows."""
    grid = grid_of(sample_content(fiscal_year(2569)))
    rows = [list(row) for row in grid.rows(SIGNERS)]
    place = SIGNERS_TABLE.place("before") - 1
    for row in rows:
        if len(row) > place:
            del row[place]
        if row[0] == "sign.columns":
            row[1] = None
        if row[0] == "sign.author":
            row[place] = "ตรวจแล้ว"
    older = GridData(name=grid.name, tabs=grid.tabs, values={**grid.values, SIGNERS: rows}, drawn=grid.drawn)
    form = read_submission(older)
    number = next(number for number, row in enumerate(rows, 1) if row[0] == "sign.author")
    assert form.reasons[SIGNERS, number] == "ตรวจแล้ว"
    author = form.row("sign.author")
    assert author
    assert "before" not in author.cells
    assert author.ref == CellRef(SIGNERS, number, 3)
    assert not [remark for remark in form.remarks if remark.code in {"F004", "F018"}]


def test_who_signed_a_paper_of_ours_is_read_back_into_the_same_places(
    submission: Make, year: Any, eight: Mapping[str, str], tmp_path: Path
) -> None:
    form = submission(eight)
    path = tmp_path / "memo.docx"
    path.write_bytes(docx_bytes(memo(form, year), properties=Properties("0" * 64, 1, "test", "0")))
    read = content_from(read_files([(path, path.name)]))
    again = read_submission(grid_of(read.edited({"org.type": "องค์การบริหารส่วนตำบล", "org.name": "หนองบัวงาม"})))
    assert signed(again, year) == signed(form, year)
    assert not read.unused
