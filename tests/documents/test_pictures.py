"""Pictures from a form: whatever they are, what prints is sound, upright, small and the same each time."""

import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from itaxl.documents.pictures import printable

Make = Callable[..., bytes]


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_fits_its_box_and_keeps_its_shape(picture: Make, kind: str) -> None:
    ready = printable(picture((400, 200), kind), width=5, height=1.5)
    assert ready is not None
    assert (ready.width, ready.height) == pytest.approx((3.0, 1.5))
    assert opened(ready.data).format == kind


def test_a_picture_is_no_finer_than_three_hundred_dots_an_inch(picture: Make) -> None:
    ready = printable(picture((3000, 3000)), width=2.54, height=2.54)
    assert ready is not None
    assert opened(ready.data).size == (300, 300)


def test_a_small_picture_is_not_blown_up(picture: Make) -> None:
    ready = printable(picture((30, 30)), width=2.54, height=2.54)
    assert ready is not None
    assert opened(ready.data).size == (30, 30)


def test_the_same_picture_gives_the_same_bytes(picture: Make) -> None:
    data = picture((300, 100), "JPEG")
    assert printable(data, width=5, height=1.5) == printable(data, width=5, height=1.5)


def test_a_sideways_photograph_is_turned_and_loses_its_exif() -> None:
    image = Image.new("RGB", (40, 20), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x010E] = "ที่อยู่ของเจ้าของรูป"
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    ready = printable(out.getvalue(), width=10, height=10)
    assert ready is not None
    assert opened(ready.data).size == (20, 40)
    assert not opened(ready.data).getexif()
    assert b"Exif" not in ready.data


def test_a_drawing_that_its_program_turned_is_turned_in_earnest() -> None:
    said = PngInfo()
    said.add_itxt("XML:com.adobe.xmp", '<rdf:Description tiff:Orientation="6"/>')
    out = BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "PNG", pnginfo=said)
    ready = printable(out.getvalue(), width=10, height=10)
    assert ready is not None
    assert (ready.width, ready.height) == (5, 10)
    assert opened(ready.data).size == (20, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_colour_prints(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    out = BytesIO()
    Image.new(mode, (20, 10)).save(out, kind)
    ready = printable(out.getvalue(), width=2, height=2)
    assert ready is not None
    assert opened(ready.data).mode in {"1", "P", "L", "LA", "RGB", "RGBA"}


def test_a_transparent_signature_stays_transparent() -> None:
    out = BytesIO()
    Image.new("RGBA", (20, 10), (0, 0, 0, 0)).save(out, "PNG")
    ready = printable(out.getvalue(), width=2, height=2)
    assert ready is not None
    assert opened(ready.data).mode == "RGBA"


def test_other_kinds_of_file_are_left_out() -> None:
    for kind in ("GIF", "BMP", "TIFF", "WEBP"):
        out = BytesIO()
        Image.new("RGB", (4, 4)).save(out, kind)
        assert printable(out.getvalue(), width=2, height=2) is None


@pytest.mark.parametrize("side", [5_001, 12_000, 60_000])
def test_a_huge_picture_is_refused_by_its_header_alone(picture: Make, side: int) -> None:
    header = bytearray(picture((10, 10)))
    header[16:24] = side.to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(bytes(header[12:29])).to_bytes(4, "big")
    assert printable(bytes(header), width=2, height=2) is None


def test_a_file_over_the_limit_is_not_opened(picture: Make) -> None:
    assert printable(picture((4, 4)) + bytes(5 * 2**20), width=2, height=2) is None


@given(st.integers(0, 400), st.binary(max_size=8), st.sampled_from(["PNG", "JPEG"]))
def test_a_damaged_picture_never_raises(at: int, junk: bytes, kind: str) -> None:
    out = BytesIO()
    Image.effect_noise((20, 20), 50).save(out, kind)
    data = out.getvalue()
    broken = data[:at] + junk + data[at + len(junk) + 1 :]
    ready = printable(broken, width=2, height=2)
    assert ready is None or ready.width <= 2
