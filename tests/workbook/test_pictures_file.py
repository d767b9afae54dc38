"""Pictures belong to the field on whose row they stand, or whose cell names them."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PIL import Image

from itaxl.files.limits import limits
from itaxl.form.fields import OFFICE, SIGNERS
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.cell import CellRef
from itaxl.model.grid import Picture, Remark
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.office_file.picture_type import is_whole, size_of
from itaxl.reading import read_submission
from itaxl.workbook.pictures_file import CUT_OFF, TOO_LAYERED, TOO_LONG, fit, with_named_pictures
from itaxl.workbook.reader import read_grid, read_grid_here


def picture(kind: str = "PNG", size: tuple[int, int] = (120, 60)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind)
    return stream.getvalue()


ROLES = ("sign.author", "sign.head", "sign.clerk", "sign.mayor")
Place = Callable[[xlsxwriter.worksheet.Worksheet, dict[str, int]], None]


@pytest.fixture
def form_with(tmp_path: Path) -> Callable[[str, Place], Submission]:
    """A form with pictures that `place` put on a sheet, rows 40 points high."""

    def make(name: str, place: Place) -> Submission:
        grid = grid_of(FormContent(signers={role: {"name": role} for role in ROLES}))
        book = xlsxwriter.Workbook(tmp_path / "form.xlsx")
        for tab in grid.tabs:
            sheet = book.add_worksheet(tab.name)
            rows: dict[str, int] = {}
            for number, row in enumerate(grid.values[tab.name]):
                sheet.set_row(number, 40)
                sheet.write_row(number, 0, row)
                rows[str(row[0])] = number
            if tab.name == name:
                place(sheet, rows)
        book.close()
        return read_submission(read_grid_here(tmp_path / "form.xlsx"))

    return make


def put(sheet, row: int, column: int, data: bytes, **options: object) -> None:
    sheet.insert_image(row, column, "p.png", {"image_data": BytesIO(data), **options})


def test_the_emblem_is_the_picture_on_its_row(form_with) -> None:
    data = picture()
    submission = form_with(OFFICE, lambda sheet, rows: put(sheet, rows["org.emblem"], 2, data))
    assert {key: each.data for key, each in submission.pictures.items()} == {"org.emblem": data}


def test_each_role_has_its_own_signature(form_with) -> None:
    signs = {role: picture(size=(50 + number, 20)) for number, role in enumerate(ROLES)}

    def place(sheet, rows) -> None:
        for role, data in signs.items():
            put(sheet, rows[role], 8, data)

    assert {key: each.data for key, each in form_with(SIGNERS, place).pictures.items()} == signs


@pytest.mark.parametrize("anchor", [1, 2, 3])
@pytest.mark.parametrize("offset", [-14, -6, 0, 3, 20])
def test_a_picture_pushed_a_little_still_belongs_to_its_row(form_with, anchor: int, offset: int) -> None:
    def place(sheet, rows) -> None:
        row, y = (rows["sign.head"] - 1, 53 + offset) if offset < 0 else (rows["sign.head"], offset)
        put(sheet, row, 8, picture(size=(100, 40)), y_offset=y, object_position=anchor)

    assert list(form_with(SIGNERS, place).pictures) == ["sign.head"]


def test_a_picture_that_hangs_over_several_rows_belongs_to_the_first(form_with) -> None:
    place = lambda sheet, rows: put(sheet, rows["sign.author"], 8, picture(size=(100, 150)))  # noqa: E731
    assert list(form_with(SIGNERS, place).pictures) == ["sign.author"]


def test_of_two_pictures_on_a_row_the_one_in_the_column_counts(form_with) -> None:
    seal, sign = picture(size=(30, 30)), picture(size=(31, 30))

    def place(sheet, rows) -> None:
        put(sheet, rows["sign.author"], 3, seal)
        put(sheet, rows["sign.author"], 8, sign)

    submission = form_with(SIGNERS, place)
    assert submission.pictures["sign.author"].data == sign
    assert [(each.code, each.ref.column) for each in submission.remarks] == [("F016", 4)]


def test_of_two_pictures_in_a_field_the_upper_one_counts(form_with) -> None:
    below, above = picture(size=(30, 30)), picture(size=(31, 30))

    def place(sheet, rows) -> None:
        put(sheet, rows["sign.author"], 8, below)
        put(sheet, rows["sign.author"], 8, above, x_offset=5)

    submission = form_with(SIGNERS, place)
    assert submission.pictures["sign.author"].data == above
    assert [(each.code, each.params["key"]) for each in submission.remarks] == [("F016", "sign.author")]


def test_a_picture_on_another_row_is_nobodys(form_with) -> None:
    assert form_with(OFFICE, lambda sheet, rows: put(sheet, rows["org.name"], 2, picture())).pictures == {}


@pytest.mark.parametrize("kind", ["GIF", "BMP"])
def test_other_kinds_of_picture_are_remarked(form_with, kind: str) -> None:
    submission = form_with(OFFICE, lambda sheet, rows: put(sheet, rows["org.emblem"], 2, picture(kind)))
    assert submission.pictures == {}
    (remark,) = submission.remarks
    assert (remark.code, remark.ref.sheet) == ("F011", OFFICE)
    assert remark.params["fault"].th == "ไม่ใช่รูป PNG หรือ JPEG"


def test_a_picture_put_into_its_cell_is_found(form_with, tmp_path: Path) -> None:
    seal, sign = picture(size=(40, 40)), picture("JPEG", size=(90, 30))

    def place(sheet, rows) -> None:
        for role, data in (("sign.head", sign), ("sign.mayor", seal), ("sign.clerk", sign)):
            sheet.embed_image(rows[role], 8, f"{role}.bin", {"image_data": BytesIO(data)})

    submission = form_with(SIGNERS, place)
    found = {key: each.data for key, each in submission.pictures.items()}
    assert found == {"sign.head": sign, "sign.mayor": seal, "sign.clerk": sign}
    assert submission.remarks == ()


@pytest.mark.parametrize(
    "place",
    [
        lambda sheet, rows: sheet.embed_image(rows["org.name"], 2, "p.png", {"image_data": BytesIO(picture())}),
        lambda sheet, rows: put(sheet, rows["org.name"], 2, picture()),
        lambda sheet, rows: put(sheet, rows["org.name"], 2, picture("GIF")),
    ],
    ids=["put into a cell", "laid over a cell", "of a foreign kind"],
)
def test_a_picture_in_no_field_for_one_is_remarked_as_not_used(form_with, place: Place) -> None:
    submission = form_with(OFFICE, place)
    assert submission.pictures == {}
    (remark,) = submission.remarks
    assert (remark.code, remark.ref.column, remark.params["also"]) == ("F016", 3, ())


def test_a_picture_of_too_many_pixels_is_remarked(form_with) -> None:
    header = picture()[:16] + (6000).to_bytes(4, "big") + (6000).to_bytes(4, "big")
    huge = header + picture()[24:29] + zlib.crc32(b"x").to_bytes(4, "big") + picture()[33:]
    submission = form_with(
        OFFICE, lambda sheet, rows: put(sheet, rows["org.emblem"], 2, huge, x_scale=0.01, y_scale=0.01)
    )
    assert [remark.params["fault"].th for remark in submission.remarks] == ["มี ๓๖,๐๐๐,๐๐๐ จุดภาพ เกิน ๒๕,๐๐๐,๐๐๐"]


@pytest.mark.parametrize("size", [(1, 1), (300, 120), (5000, 1)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_header_tells_the_size_that_pillow_sees(kind: str, size: tuple[int, int]) -> None:
    assert size_of(picture(kind, size)) == size


def test_a_progressive_jpeg_with_thumbnails_tells_its_size() -> None:
    stream = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "x" * 500
    Image.new("RGB", (77, 33)).save(stream, "JPEG", progressive=True, exif=exif)
    assert size_of(stream.getvalue()) == (77, 33)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_was_cut_off_is_no_signature(kind):
    whole = picture(kind)
    assert is_whole(whole)
    assert is_whole(whole + b"more")
    cut = fit(whole[: len(whole) // 2], CellRef(SIGNERS, 6, 9), "", limits())
    assert isinstance(cut, Remark)
    assert cut.params["fault"] == CUT_OFF


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00\x00" * 9, b"GIF89a", picture()[:20]]
)
def test_broken_headers_have_no_size(data: bytes) -> None:
    assert size_of(data) is None


class TestNamed:
    """A field may name a picture that lies in the workbook's folder."""

    @staticmethod
    def submission(name: str, folder: Path, key: str = "org.emblem") -> Submission:
        fields = {key: name} if key == "org.emblem" else {}
        signers = {role: {"signature": name if role == key else ""} for role in ROLES}
        grid = grid_of(FormContent(fields=fields, signers=signers))
        return read_submission(with_named_pictures(grid, folder, limits()))

    @pytest.mark.parametrize("name", ["ตรา.png", "รูป/ตรา.png", "รูป\\ตรา.png", " ตรา.png "])
    @pytest.mark.parametrize("key", ["org.emblem", "sign.mayor"])
    def test_it_is_taken(self, tmp_path: Path, name: str, key: str) -> None:
        (tmp_path / "รูป").mkdir()
        for path in (tmp_path / "ตรา.png", tmp_path / "รูป" / "ตรา.png"):
            path.write_bytes(picture())
        submission = self.submission(name, tmp_path, key)
        assert submission.pictures[key].data == picture()
        assert submission.remarks == ()

    @pytest.mark.parametrize(
        "name",
        [
            "../ตรา.png",
            "a/../../ตรา.png",
            "C:\\ตรา.png",
            "/etc/hostname",
            "\\\\srv\\x\\ตรา.png",
            "~/ตรา.png",
            "file:ตรา.png",
            "nul\0.png",
        ],
    )
    def test_it_is_never_taken_from_elsewhere(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "งาน"
        folder.mkdir()
        (tmp_path / "ตรา.png").write_bytes(picture())
        submission = self.submission(name, folder)
        assert submission.pictures == {}
        assert [remark.code for remark in submission.remarks] == ["F011"]

    def test_a_name_without_a_picture_is_remarked(self, tmp_path: Path) -> None:
        submission = self.submission("ตราครุฑ", tmp_path)
        assert [(each.code, each.params["name"]) for each in submission.remarks] == [("F011", "ตราครุฑ")]

    def test_a_file_door_takes_it_too(self, tmp_path: Path) -> None:
        from itaxl.template.form_file import form_bytes

        (tmp_path / "ตรา.png").write_bytes(picture())
        (tmp_path / "form.xlsm").write_bytes(form_bytes(FormContent(fields={"org.emblem": "ตรา.png"})))
        for door in (read_grid, read_grid_here):
            assert read_submission(door(tmp_path / "form.xlsm")).pictures["org.emblem"].data == picture()

    def test_it_is_not_taken_through_a_link(self, tmp_path: Path) -> None:
        folder = tmp_path / "งาน"
        folder.mkdir()
        (tmp_path / "ตรา.png").write_bytes(picture())
        (folder / "ตรา.png").symlink_to(tmp_path / "ตรา.png")
        assert self.submission("ตรา.png", folder).pictures == {}

    @pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG" * 2_000_000], ids=["empty", "gif", "heavy"])
    def test_what_is_no_fit_picture_is_remarked(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "ตรา.png").write_bytes(content)
        submission = self.submission("ตรา.png", tmp_path)
        assert [remark.code for remark in submission.remarks] == ["F011"]

    @pytest.mark.parametrize("name", ["", "ไม่มี"])
    def test_a_blank_field_and_the_word_for_none_name_nothing(self, tmp_path: Path, name: str) -> None:
        submission = self.submission(name, tmp_path)
        assert (submission.pictures, submission.remarks) == ({}, ())


def progressive(passes: int) -> bytes:
    """A JPEG of one grey whose last layer comes again and again."""
    stream = BytesIO()
    Image.new("L", (64, 64), 200).save(stream, "JPEG", progressive=True)
    data = stream.getvalue()
    last = data.rfind(b"\xff\xda")
    return data[:last] + data[last:-2] * passes + data[-2:]


def long_png(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("1", (width, height)).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (progressive(5000), TOO_LAYERED),
        (progressive(120), TOO_LAYERED),
        (long_png(200_000, 3), TOO_LONG),
        (long_png(3, 200_000), TOO_LONG),
    ],
)
def test_a_small_picture_that_takes_long_to_draw_or_much_memory_is_refused_by_its_header(
    data: bytes, fault: Wording
) -> None:
    found = fit(data, CellRef(OFFICE, 3, 3), "ครุฑ.png", limits())
    assert isinstance(found, Remark)
    said = found.params["fault"]
    assert isinstance(said, Wording)
    assert said.th.startswith(fault.th.partition(" {")[0])


@pytest.mark.parametrize("data", [progressive(1), progressive(60), picture("JPEG"), long_png(20_000, 20)])
def test_an_honest_picture_of_layers_or_of_a_long_side_is_taken(data: bytes) -> None:
    assert isinstance(fit(data, CellRef(OFFICE, 3, 3), "", limits()), Picture)


def test_a_file_that_thousands_of_cells_name_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    names = ["a.png", "./a.png", ".\\a.png", "A/../a.png"] * 700
    grid = replace(grid_of(FormContent()), values={OFFICE: [[name] for name in names]})
    opened, plain = [], Path.open

    def counted(path: Path, *how: Any) -> object:
        opened.append(path)
        return plain(path, *how)

    monkeypatch.setattr(Path, "open", counted)
    pictures = with_named_pictures(grid, tmp_path, limits()).drawn[OFFICE]
    assert len(opened) == 1
    assert len(pictures) == 2100
    assert len({id(each.data) for each in pictures}) == 1


def test_named_pictures_are_taken_as_long_as_all_fit_into_an_answer(tmp_path: Path) -> None:
    data = picture()
    for number in range(6):
        (tmp_path / f"{number}.png").write_bytes(data)
    grid = replace(grid_of(FormContent()), values={OFFICE: [[f"{number}.png"] for number in range(6)]})
    found = with_named_pictures(grid, tmp_path, {**limits(), "answer": 3 * len(data)})
    assert len(found.drawn[OFFICE]) == 3
    assert [remark.code for remark in found.noticed] == ["F011"] * 3
