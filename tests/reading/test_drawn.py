"""Whatever is drawn on the form's sheets is used, or named as not used."""
# ruff: noqa: E501 - a piece of XML reads better on one line

from io import BytesIO
from typing import Any, cast

import pytest
from checked_form import before, cell_of, findings_in, form_with, submission_of_file
from drawn_forms import KINDS, box, over, pic, relationships, with_drawings
from form_parts import REPORT_PART, sample_form
from PIL import Image

from itaxl.documents.pictures import as_shown
from itaxl.form.fields import MEMO, REPORT, SIGNERS
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.grid import PictureLook
from itaxl.reading import read_submission
from itaxl.reports.finding_text import message
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

SAMPLE = submission_of_file(sample_form())
THIRD = SAMPLE.rows("measures")[2]["result"].ref
AUTHOR = SAMPLE.rows("sign")[0].ref.row
SIGNATURE = 9


def picture(size: tuple[int, int] = (80, 40), colour: str = "navy") -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def drawn(sheet: str, anchor: str, **media: bytes) -> list[Finding]:
    return findings_in(with_drawings(sheet, anchor, media))


def test_the_pictures_of_the_sample_are_all_used() -> None:
    assert findings_in(sample_form(), "F016", "F017") == []


def test_words_in_a_box_over_a_cell_are_an_error_that_repeats_them() -> None:
    (finding,) = drawn(REPORT, over(THIRD.column, THIRD.row, box("ยกเลิกข้อนี้")))
    assert (finding.code, finding.severity, finding.ref) == ("F017", Severity.ERROR, THIRD)
    assert message(finding).what == "กล่องข้อความ “ยกเลิกข้อนี้” ไม่ใช่ข้อความในช่อง เอกสารจะไม่พิมพ์"


def test_words_in_a_box_beside_the_form_are_a_warning() -> None:
    (finding,) = drawn(REPORT, over(15, 4, box("จดไว้")))
    assert (finding.code, finding.severity, cell_of(finding).address) == ("F017", Severity.WARNING, "O4")


@pytest.mark.parametrize(
    "thing",
    [
        box("", properties='<a:prstGeom prst="rect"/>'),
        "<xdr:cxnSp><xdr:nvCxnSpPr/><xdr:spPr/></xdr:cxnSp>",
        "<xdr:graphicFrame><xdr:nvGraphicFramePr/></xdr:graphicFrame>",
    ],
    ids=["a rectangle", "a line", "a chart"],
)
def test_shapes_lines_and_charts_over_a_cell_are_a_warning(thing: str) -> None:
    (finding,) = drawn(REPORT, over(THIRD.column, THIRD.row, thing))
    assert (finding.code, finding.severity, finding.ref) == ("F017", Severity.WARNING, THIRD)


@pytest.mark.parametrize(
    "thing",
    [
        box("ซ่อนไว้", hidden=True),
        box("", properties="<a:noFill/><a:ln><a:noFill/></a:ln>"),
        pic("rId90", hidden=True),
        f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="1" name="G" hidden="1"/></xdr:nvGrpSpPr><xdr:grpSpPr/>{box("ก")}</xdr:grpSp>',
    ],
    ids=["a hidden box", "a shape without ground and line", "a hidden picture", "a hidden group"],
)
def test_what_nobody_sees_is_nothing(thing: str) -> None:
    assert drawn(REPORT, over(THIRD.column, THIRD.row, thing), rId90=picture()) == []


def test_a_photo_over_a_measure_is_a_warning_that_it_is_not_printed() -> None:
    (finding,) = drawn(REPORT, over(THIRD.column, THIRD.row, pic("rId90")), rId90=picture())
    assert (finding.code, finding.severity, finding.ref) == ("F016", Severity.WARNING, THIRD)
    assert "ย้ายไปทับช่อง หลักฐาน" in message(finding).how


def test_a_signature_below_the_signers_is_an_error() -> None:
    (finding,) = drawn(SIGNERS, over(SIGNATURE, AUTHOR + 8, pic("rId90")), rId90=picture())
    assert (finding.code, finding.severity, cell_of(finding).row) == ("F016", Severity.ERROR, AUTHOR + 8)


def test_all_spare_pictures_of_a_sheet_are_one_finding() -> None:
    anchors = "".join(over(THIRD.column, THIRD.row + number, pic("rId90")) for number in range(3))
    (finding,) = drawn(REPORT, anchors, rId90=picture())
    assert [ref.row for ref in finding.also] == [THIRD.row + 1, THIRD.row + 2]


@pytest.mark.parametrize(("link", "said"), [(True, "เชื่อมโยงกับไฟล์อื่น"), (False, "ไม่ใช่รูป PNG")])
def test_a_signature_that_is_no_picture_in_the_form_says_what_to_do(link: bool, said: str) -> None:
    media = {} if link else {"rId90": b"\x01\x00\x00\x00 EMF"}
    (finding,) = drawn(SIGNERS, over(SIGNATURE, AUTHOR, pic("rId90", link=link)), **media)
    assert (finding.code, finding.key) == ("F011", "sign.author")
    assert said in message(finding).what


def test_a_picture_that_the_file_has_lost_is_told() -> None:
    (finding,) = drawn(SIGNERS, over(SIGNATURE, AUTHOR, pic("rId99")))
    assert (finding.code, finding.severity, finding.key) == ("F011", Severity.ERROR, "sign.author")


def test_a_picture_that_fills_a_shape_is_told_as_one_that_cannot_be_used() -> None:
    shape = box("", properties='<a:blipFill><a:blip r:embed="rId90"/></a:blipFill>')
    (finding,) = drawn(SIGNERS, over(SIGNATURE, AUTHOR, shape), rId90=picture())
    assert (finding.code, finding.key) == ("F011", "sign.author")


def test_ink_is_used_by_its_picture_for_older_programs_and_told_without_one() -> None:
    ink = '<xdr:contentPart r:id="rId91"/>'
    both = f'<mc:AlternateContent><mc:Choice Requires="xdr14">{ink}</mc:Choice><mc:Fallback>{pic("rId90")}</mc:Fallback></mc:AlternateContent>'
    data = picture((60, 20))
    assert (
        submission_of_file(with_drawings(SIGNERS, over(SIGNATURE, AUTHOR, both), {"rId90": data}))
        .pictures["sign.author"]
        .data
        == data
    )
    (finding,) = drawn(SIGNERS, over(SIGNATURE, AUTHOR, both.replace(pic("rId90"), "")))
    assert (finding.code, finding.severity) == ("F017", Severity.ERROR)
    assert "PNG" in message(finding).how


def test_of_what_newer_and_older_programs_draw_one_counts() -> None:
    both = f'<mc:AlternateContent><mc:Choice Requires="a14">{pic("rId90")}</mc:Choice><mc:Fallback>{pic("rId90")}</mc:Fallback></mc:AlternateContent>'
    assert drawn(SIGNERS, over(SIGNATURE, AUTHOR, both), rId90=picture()) == []


class TestGroups:
    """What is grouped stands where its part of the group does."""

    @staticmethod
    def group(*children: tuple[str, int]) -> str:
        """A group over four rows; each child fills one of them."""
        placed = "".join(
            pic(blip, transform=f'<a:xfrm><a:off x="0" y="{row * 100}"/><a:ext cx="100" cy="100"/></a:xfrm>')
            for blip, row in children
        )
        frame = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="400"/><a:chOff x="0" y="0"/><a:chExt cx="100" cy="400"/></a:xfrm>'
        return f"<xdr:grpSp><xdr:nvGrpSpPr/><xdr:grpSpPr>{frame}</xdr:grpSpPr>{placed}</xdr:grpSp>"

    def test_signatures_of_several_rows_keep_their_rows(self) -> None:
        anchor = over(SIGNATURE, AUTHOR, self.group(("rId90", 0), ("rId91", 2)), rows=4)
        signs = {"rId90": picture((50, 20)), "rId91": picture((51, 20))}
        found = submission_of_file(with_drawings(SIGNERS, anchor, signs))
        assert [found.pictures[role].data for role in ("sign.author", "sign.clerk")] == [*signs.values()]
        assert found.remarks == ()

    def test_a_stamp_grouped_with_a_signature_is_named_as_not_used(self) -> None:
        anchor = over(SIGNATURE, AUTHOR, self.group(("rId90", 0), ("rId91", 0)), rows=4)
        (finding,) = drawn(SIGNERS, anchor, rId90=picture(), rId91=picture((9, 9)))
        assert (finding.code, finding.severity, finding.key) == ("F016", Severity.ERROR, "sign.author")


class TestLooks:
    """Pictures are cut, mirrored and turned as the sheet shows them."""

    @staticmethod
    def quarters() -> bytes:
        """Red, blue above green, white: each 20 × 10."""
        image = Image.new("RGB", (40, 20), "white")
        for place, colour in (((0, 0), "red"), ((20, 0), "blue"), ((0, 10), "green")):
            image.paste(colour, (*place, place[0] + 20, place[1] + 10))
        stream = BytesIO()
        image.save(stream, "PNG")
        return stream.getvalue()

    @pytest.mark.parametrize(
        ("options", "size", "colours"),
        [
            ({"crop": '<a:srcRect l="50000" b="50000"/>'}, (20, 10), ["blue"] * 4),
            ({"crop": '<a:srcRect l="50%" b="50%"/>'}, (20, 10), ["blue"] * 4),
            ({"crop": '<a:srcRect l="-10000" r="-10000"/>'}, (40, 20), ["red", "blue", "green", "white"]),
            ({"crop": '<a:srcRect l="60000" r="60000"/>'}, (40, 20), ["red", "blue", "green", "white"]),
            ({"transform": '<a:xfrm flipH="1"/>'}, (40, 20), ["blue", "red", "white", "green"]),
            ({"transform": '<a:xfrm flipV="1"/>'}, (40, 20), ["green", "white", "red", "blue"]),
            ({"transform": '<a:xfrm rot="5400000"/>'}, (20, 40), ["green", "red", "white", "blue"]),
            ({"transform": '<a:xfrm rot="10800000"/>'}, (40, 20), ["white", "green", "blue", "red"]),
            ({"transform": '<a:xfrm rot="-5400000"/>'}, (20, 40), ["blue", "white", "red", "green"]),
            (
                {"crop": '<a:srcRect b="50000"/>', "transform": '<a:xfrm rot="5400000" flipH="1"/>'},
                (10, 40),
                ["blue", "blue", "red", "red"],
            ),
        ],
    )
    def test_a_signature_is_printed_as_it_looks(self, options, size, colours) -> None:
        form = with_drawings(SIGNERS, over(SIGNATURE, AUTHOR, pic("rId90", **options)), {"rId90": self.quarters()})
        found = submission_of_file(form).pictures["sign.author"]
        with Image.open(BytesIO(as_shown(found.data, found.look))) as seen:
            wide, high = seen.size
            corners = [(1, 1), (wide - 2, 1), (1, high - 2), (wide - 2, high - 2)]
            assert (seen.size, [name_of(cast(Any, seen.convert("RGB").getpixel(corner))) for corner in corners]) == (
                size,
                colours,
            )

    def test_a_slanting_picture_is_whole(self) -> None:
        with Image.open(BytesIO(as_shown(self.quarters(), PictureLook(turn=30)))) as seen:
            assert seen.width > 40 or seen.height > 20
            assert cast(Any, seen.getpixel((0, 0)))[3] == 0

    def test_a_broken_picture_stays_as_it_is(self) -> None:
        assert as_shown(b"\x89PNG", PictureLook(turn=90)) == b"\x89PNG"


def name_of(pixel: tuple[int, int, int]) -> str:
    return {(255, 0, 0): "red", (0, 0, 255): "blue", (0, 128, 0): "green", (255, 255, 255): "white"}[pixel]


def commented(*notes: tuple[str, str], thread: bool = False) -> bytes:
    rels = REPORT_PART.replace("worksheets/", "worksheets/_rels/") + ".rels"
    said = "".join(
        f'<comment ref="{place}" authorId="0"><text><r><t>{text}</t></r></text></comment>' for place, text in notes
    )
    related = [("rId7", f"{KINDS}/comments", "../comments7.xml")]
    changes = [("xl/comments7.xml", f"<comments><commentList>{said}</commentList></comments>".encode())]
    if thread:
        talk = "".join(
            f'<threadedComment ref="{place}" id="1"><text>{text} จริง</text></threadedComment>' for place, text in notes
        )
        related.append(
            ("rId8", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threads7.xml")
        )
        changes.append(("xl/threads7.xml", f"<ThreadedComments>{talk}</ThreadedComments>".encode()))
    return form_with(*changes, (rels, relationships(*related)))


def test_a_comment_on_a_filled_cell_is_a_note_and_on_a_blank_one_a_warning() -> None:
    blank = SAMPLE.rows("measures")[0]["evidence"].ref.address
    found = findings_in(commented((THIRD.address, "ขอแก้เป็น ๔๕ คน"), (blank, "ดูไฟล์แนบ"), ("B2", "หัวข้อ")))
    assert [(each.code, cell_of(each).address, each.severity) for each in found] == [
        ("F017", blank, Severity.WARNING),
        ("F017", THIRD.address, Severity.INFO),
    ]
    assert "“ขอแก้เป็น ๔๕ คน”" in message(found[1]).what


def test_of_a_thread_its_own_words_are_told() -> None:
    (finding,) = findings_in(commented((THIRD.address, "คำแจ้งของโปรแกรม"), thread=True))
    assert finding.params["text"] == "คำแจ้งของโปรแกรม จริง"


@pytest.mark.parametrize(
    ("properties", "codes"),
    [
        ('objectType="CheckBox" checked="Checked"', ["F017"]),
        ('objectType="Drop"', ["F017"]),
        ('objectType="CheckBox" fmlaLink="$J$8"', []),
        ('objectType="Button"', []),
    ],
)
def test_a_control_whose_choice_stands_in_no_cell_is_told(properties: str, codes: list[str]) -> None:
    rels = REPORT_PART.replace("worksheets/", "worksheets/_rels/") + ".rels"
    place = f"<anchor><from><xdr:col>{THIRD.column - 1}</xdr:col><xdr:row>{THIRD.row - 1}</xdr:row></from></anchor>"
    control = f'<controls><control shapeId="1" r:id="rId5" name="c"><controlPr>{place}</controlPr></control></controls>'
    found = findings_in(
        form_with(
            ("xl/ctrlProps/ctrlProp1.xml", f"<formControlPr {properties}/>".encode()),
            (rels, relationships(("rId5", f"{KINDS}/ctrlProp", "../ctrlProps/ctrlProp1.xml"))),
            (REPORT_PART, before("</worksheet>", control)),
        )
    )
    assert [each.code for each in found] == codes


def test_a_drawing_that_is_no_xml_is_dropped_as_excel_does() -> None:
    assert drawn(MEMO, over(3, 5, "<xdr:sp>")) == []


def test_a_picture_kept_as_only_wps_does_is_told() -> None:
    shown = '=DISPIMG("ID_0F5A",1)'
    grid = grid_of(
        sample_content(fiscal_year(2569)).edited({"sign.author.signature": shown, "measures.2.result": shown})
    )
    found = read_submission(grid).remarks
    assert sorted((each.code, cell_of(each).sheet) for each in found) == [("F011", SIGNERS), ("F019", REPORT)]
