"""Thai that was read in the wrong encoding is told from all right text, and what it was is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.model.apply_edits import apply_edits
from itaxl.thai.characters.mojibake import mojibake

THAI = "สำนักปลัด ได้ดำเนินการจัดอบรมเมื่อวันที่ ๑๔ มกราคม 2568 (No Gift Policy) แล้ว"
SHORT = ["นาย", "ใจดี", "กองคลัง", "อบต.ท่าช้าง", "๑๖ เมษายน ๒๕๖๙", "เลขไทย", "แผนป้องกัน", "ต.ค. 67 - ธ.ค. 67", "มิ.ย. ๖๘"]


def as_windows(data: bytes, *encodings: str) -> str:
    """Bytes as Windows reads them: what an encoding does not have stays a control."""

    def letter(byte: int) -> str:
        one = bytes([byte])
        return next((read for each in encodings if (read := one.decode(each, "ignore"))), chr(byte))

    return "".join(map(letter, data))


def misread(text: str, kept: str, read: str) -> str:
    return as_windows(text.encode(kept), *read.split("+"))


MISREADINGS = [
    ("cp874", "latin-1"),
    ("cp874", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("utf-8", "cp874+cp1252"),
    ("utf-8", "cp874"),
]


def mended(text: str) -> str | None:
    spots = list(mojibake(text))
    for spot in reversed(spots):
        if spot.after is None:
            return None
        text = text[: spot.start] + spot.after + text[spot.end :]
    return text if spots else None


@pytest.mark.parametrize("text", [THAI, *SHORT])
@pytest.mark.parametrize(("kept", "read"), MISREADINGS)
def test_what_was_misread_is_found_again(text: str, kept: str, read: str) -> None:
    assert mended(misread(text, kept, read)) == text


@pytest.mark.parametrize(("kept", "read"), MISREADINGS)
def test_it_is_found_among_right_words(kept: str, read: str) -> None:
    text = "ทดสอบ {} แล้ว 2568"
    assert mended(text.format(misread("กองคลัง", kept, read))) == text.format("กองคลัง")


@pytest.mark.parametrize(
    ("first", "second"),
    [(("utf-8", "latin-1"),) * 2, (("utf-8", "cp1252"),) * 2, (("cp874", "cp1252"), ("utf-8", "cp1252"))],
)
def test_it_is_found_also_when_it_was_misread_twice(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert mended(misread(misread(THAI, *first), *second)) == THAI


@pytest.mark.parametrize("read", ["cp1251", "koi8_r", "mac_roman"])
def test_it_is_found_in_letters_of_other_parts_of_the_world(read: str) -> None:
    assert mended(THAI.encode("cp874").decode(read)) == THAI


@pytest.mark.parametrize(
    "text",
    [
        THAI.encode("cp874").decode("utf-8", "replace"),
        "???????? 2568 ?????",
        "?? 2568",
        "???",
        "¿¿¿¿¿",
        "ก\ufffdข",
        THAI.encode("utf-8").decode("cp874", "ignore"),
        THAI.encode("utf-8").decode("cp1252", "ignore"),
    ],
)
def test_what_is_lost_is_found_and_nothing_is_offered(text: str) -> None:
    assert list(mojibake(text))
    assert mended(text) is None


@pytest.mark.parametrize(
    ("text", "right"), [("โ€œดีโ€\x9d", "“ดี”"), ("ข้อ ๑ โ€“ ๓", "ข้อ ๑ – ๓"), ("It’s".encode().decode("cp1252"), "It’s")]
)
def test_signs_are_found_again_too(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        THAI,
        "เธอเน้นว่าเธอเนรมิตสวน เนื่องจากเธอ เนต เนย เธียร",
        "Café São Paulo Curaçao façade naïve à la carte Québec Ångström",
        "25 °C ± 0.5 ½ m² × 3 «คำ» © ® § ¶",
        "“คำ” – … ‘คำ’ € 50",
        "ทำไม??? ใครบ้าง?? จริงหรือ????",
        "中国人民 Москва αβγ 서울 東京",
        "● รายการ ■ ข้อ ▪ ย่อย ✓",
        "https://www.example.go.th/?a=1&b=2???",
        "ñ",
        "13°45´ 100°30´",
        "½ ± °",
        "",
    ],
)
def test_right_text_passes(text: str) -> None:
    assert list(mojibake(text)) == []


@given(st.text(max_size=60))
def test_any_text_is_looked_at_without_an_exception_and_spots_are_in_order(text: str) -> None:
    end = 0
    for spot in mojibake(text):
        assert spot.start >= end
        assert text[spot.start : spot.end] == spot.before
        end = spot.end


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFF), max_size=30), st.sampled_from(MISREADINGS))
def test_what_is_offered_is_never_taken_for_misread_again_and_again(text: str, how: tuple[str, str]) -> None:
    typed = misread(text.encode(how[0], "ignore").decode(how[0], "ignore"), *how)
    for _ in range(6):
        right = mended(typed)
        if right is None or right == typed:
            return
        typed = right
    raise AssertionError(apply_edits(typed, ()))


def test_what_was_misread_twice_is_found_again_without_its_fixed_blanks():
    assert [spot.after for spot in mojibake("Ã Â¸ÂªÃ Â¸Â³")] == ["สำ"]
