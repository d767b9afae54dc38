"""Every mistake in a settings file is one plain sentence with its line, all of them at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.model.refusal import Refused
from itaxl.settings import Settings, toml_file
from itaxl.settings.files import read_files
from itaxl.settings.mistakes import MOST_SAID
from itaxl.settings.table import SETTINGS, YEAR, Setting
from itaxl.settings.years import YearFile, read_year_file
from itaxl.years.catalogue import known_years

FIRST, *_, LAST = known_years()

SETTINGS_OF = Callable[[str], Settings]
MISTAKES = Callable[[str], list[str]]

WRONG = {
    "unknown": ('\nfonts = "x"', 2, "ไม่รู้จัก “fonts” อาจหมายถึง “font”"),
    "unknown in a table": ('[office]\nnam = "x"', 2, "ไม่รู้จัก “nam” อาจหมายถึง “name”"),
    "like nothing": ("zzzz = 1", 1, "ไม่รู้จัก “zzzz”"),
    "capital": ('Digits = "thai"', 1, "อาจหมายถึง “digits”"),
    "below a heading": ('[texts]\n"memo.to" = "ก"\nfont = "TH"', 3, "“font” ต้องอยู่บนสุดของไฟล์"),
    "above its heading": ('address = "x"', 1, "“address” ต้องอยู่ใต้หัวข้อ [office]"),
    "table without brackets": ('office = "x"', 1, "ต้องเขียนเป็น [office]"),
    "digits": ('digits = "ไทย"', 1, '“digits” ใช้ได้แค่ "thai"'),
    "number for a text": ("[office]\n\nname = 3", 3, "“office.name” ต้องเป็นข้อความบรรทัดเดียว"),
    "several lines for a name": ('[office]\nname = """ก\nข"""', 2, "ต้องเป็นข้อความบรรทัดเดียว"),
    "text for a list": ('departments = "กองคลัง"', 1, "“departments” ต้องเป็นรายการ"),
    "empty list": ("departments = []", 1, "ยังว่างอยู่"),
    "blank in a list": ('departments = ["กองคลัง", " "]', 1, "ยังว่างอยู่"),
    "too many": ("departments = [" + '"ก",' * 201 + "]", 1, "เกิน 200 รายการ"),
    "too long": ('[office]\ncode = "' + "ก" * 301 + '"', 2, "ยาวเกิน 300"),
    "empty font": ('font = " "', 1, "“font” ยังว่างอยู่"),
    "no font": ('font = "TH<b>"', 1, "ไม่ใช่ชื่อแบบอักษร"),
    "no picture": ('emblem = "ไม่มี.png"', 1, "รูป “ไม่มี.png” ไม่มีอยู่ข้างไฟล์ค่าตั้ง"),
    "no template": ('template = "ไม่มี.docx"', 1, "แม่แบบ “ไม่มี.docx”: ไม่มีอยู่ข้างไฟล์ค่าตั้ง"),
    "template elsewhere": ('template = "../แม่แบบ.docx"', 1, "อยู่ที่อื่น"),
    "template of another kind": ('template = "itaxl.toml"', 1, "ไม่ใช่เอกสาร Word (.docx) ที่เปิดได้"),
    "picture elsewhere": ('emblem = "../ครุฑ.png"', 1, "อยู่ที่อื่น"),
    "picture of another kind": ('emblem = "itaxl.toml"', 1, "ไม่ใช่รูป PNG หรือ JPEG"),
    "unknown text": ('[texts]\n"memo.fact" = "ก"', 2, "อาจหมายถึง “memo.facts”"),
    "unknown text unquoted": ("[texts]\nzzz.q.r = 1", 2, "ไม่มีข้อความมาตรฐานชื่อ “zzz.q.r”"),
    "unknown word": ('[texts]\nmemo.to = "ก {abc}"', 2, "ไม่รู้จัก {abc} ในข้อความ คำที่ใช้ได้คือ {organisation}"),
    "nearly a word": ('[texts]\nmemo.to = "{Organization}"', 2, "อาจหมายถึง {organisation}"),
    "no year": ('[years.70]\nconfirmed = "no"', 1, "“70” ไม่ใช่ปี พ.ศ."),
    "Christian day": ("[years.2570]\noit_closes = 2570-04-30", 2, "ใช้ปี ค.ศ. เช่น 2027-04-30"),
    "quoted day": ('[years.2570]\noit_closes = "2027-04-30"', 2, "ต้องเป็นวันที่"),
    "day and time": ("[years.2570]\noit_closes = 2027-04-30T10:00:00", 2, "ต้องเป็นวันที่"),
    "day of another year": ("[years.2590]\noit_closes = 2020-04-30", 2, "ต้องอยู่ในปี ค.ศ. 2046 หรือ 2047"),
    "closes before it opens": (
        "[years.2570]\noit_closes = 2027-03-01\noit_opens = 2027-04-01",
        2,
        "มาก่อนวันแรก",
    ),
    "no item": ('[years.2570]\nreport_item = "o26"', 2, "ต้องเป็นรหัสข้อ"),
    "item not listed": ('[years.2570]\nreport_item = "O99"', 2, "ไม่มีข้อ O99 ในรายการของปี 2570"),
    "one item for both": ('[years.2570]\nreport_item = "O25"', 2, "เป็นข้อเดียวกัน (O25)"),
    "no item's code": ('[years.2570.items.O026]\nname = "ก"', 1, "“O026” ไม่ใช่รหัสข้อ"),
    "new item without name": ('[years.2570.items.O90]\ngroup = "ก"', 1, "เป็นข้อใหม่ ต้องมีบรรทัด name"),
    "elements with unknown word": ('[years.2570.items.O26]\nelements = ["{x}"]', 2, "ไม่รู้จัก {x}"),
    "year to extend": ("[years.2591]\nextends = 2595", 2, f"ไม่มีรายการข้อของปี 2595 ให้นำมาใช้ ปีที่มีคือ {FIRST}–{LAST}"),
    "itself": ("[years.2571]\nextends = 2571", 2, "ของตัวเองมาใช้ไม่ได้"),
    "offset": ("[years.2571]\nreport_year_offset = 1", 2, "ต้องเป็น 0"),
    "sureness": ("[years.2571]\nconfirmed = true", 2, 'ใช้ได้แค่ "yes"'),
    "no rule": ('[years.2570.policy]\nD01 = "error"', 2, "ไม่มีกฎรหัส “D01”"),
    "no severity": ('[years.2570.policy]\nD011 = "bad"', 2, "“years.2570.policy.D011” ใช้ได้แค่"),
    "year file missing": ('[years.2570]\nfile = "2570.toml"', 0, "เปิดไฟล์ไม่ได้"),
    "year file elsewhere": ('[years.2570]\nfile = "../2570.toml"', 2, "ต้องเป็นชื่อไฟล์ที่อยู่ข้างไฟล์ค่าตั้ง"),
    "year file and more": ('[years.2570]\nfile = "x.toml"\nconfirmed = "no"', 1, "เมื่อมี file แล้ว"),
    "no quotes": ('font = "ก"\n[office]\nname = กองคลัง', 3, 'ต้องอยู่ในเครื่องหมาย " "'),
    "curly quotes": ("font = “TH”", 1, 'ต้องอยู่ในเครื่องหมาย " " แบบตรง'),
    "not closed": ('font = "TH\ndigits = "thai"', 1, 'ขาดเครื่องหมาย " ปิดท้าย'),
    "several lines not closed": ('digits = "thai"\n[texts]\nmemo.to = """ก\nข\nค\n\n', 3, 'ขาดเครื่องหมาย " ปิดท้าย'),
    "backslash": ('emblem = "รูป\\krut.png"', 1, "ให้ใช้ / แทน"),
    "twice": ('font = "ก"\ndigits = "thai"\nfont = "ข"\n', 3, "ซ้ำสองครั้ง"),
    "Thai name": ('แบบอักษร = "ก"', 1, "ต้องเป็นภาษาอังกฤษ"),
    "no sign": ('font "TH"', 1, "ตามด้วยเครื่องหมาย ="),
    "heading not closed": ('[office\nname = "x"', 1, "พิมพ์ไม่ตรงรูปแบบ"),
    "list not closed": ('font = "ก"\ndepartments = ["ก",\n', 2, "วงเล็บ [ ] หรือ { } ปิดครบ"),
    "too deep": (f"a = {'[' * 5000}", 0, "ซ้อนกันมากเกินไป"),
    "too many dots": (f"font = 'ก'\n{'a.' * 9000}a = 1", 2, "ซ้อนกันมากเกินไป"),
    "huge number": (f"a = {'9' * 5000}", 0, "พิมพ์ไม่ตรงรูปแบบ"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_with_its_line(name: str, mistakes: MISTAKES) -> None:
    text, line, said = WRONG[name]
    (sentence,) = mistakes(text)
    assert said in sentence
    assert f" บรรทัด {line}: " in sentence if line else " บรรทัด " not in sentence
    assert ".toml" in sentence
    assert "Wording(" not in sentence


def test_all_mistakes_are_told_at_once_from_top_to_bottom(mistakes: MISTAKES) -> None:
    said = mistakes('font = ""\n[texts]\nmemo.to = "{x}"\n[years.2570]\nreport_item = "O99"\n[office]\nnam = 1')
    assert [line.partition(":")[0] for line in said] == ["บรรทัด 1", "บรรทัด 3", "บรรทัด 5", "บรรทัด 7"]


def test_hundreds_of_mistakes_are_counted(mistakes: MISTAKES) -> None:
    said = mistakes("\n".join(f"zz{number} = 1" for number in range(500)))
    assert len(said) == MOST_SAID + 1
    assert said[-1] == f"และอีก {500 - MOST_SAID} แห่ง"


def test_two_files_are_told_each_with_its_own_mistakes(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text("x = 1\ny = 1\n", encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read_files([tmp_path / "a.toml", tmp_path / "b.toml"])
    assert [line.count(".toml") for line in refusal.value.sentence().splitlines()] == [1, 0, 0, 1, 0, 0]


def test_a_mistake_in_a_year_file_names_that_file(tmp_path: Path, mistakes: MISTAKES) -> None:
    (tmp_path / "2570.toml").write_text(
        'year = 2571\nextends = 2569\nconfirmed = "no"\nsource = "x"\n', encoding="utf-8"
    )
    said = mistakes('[years.2570]\nfile = "2570.toml"')
    assert ["items_confirmed" in said[0], "items_source" in said[1], "บรรทัด 1: ชื่อไฟล์เป็นปี 2570" in said[2]] == [True] * 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# " + b"x" * toml_file.LARGEST, "ใหญ่เกิน 256 KB"),
        ('font = "ก"\n# ข'.encode("cp874"), "บรรทัด 1: มีตัวอักษรที่อ่านไม่ได้"),
        ('font = "ก"'.encode("utf-16"), "UTF-8"),
        (b"\x00", "บรรทัด 1"),
    ],
    ids=["large", "ANSI", "UTF-16", "zero"],
)
def test_a_file_of_another_kind_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "itaxl.toml"
    path.write_bytes(data)
    with pytest.raises(Refused) as refusal:
        read_files([path])
    assert said in refusal.value.sentence()
    assert refusal.value.sentence("en").isascii() or "itaxl" in refusal.value.sentence("en")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "itaxl.toml"
    path.write_bytes('\ufefffont = "ก"\r\n[texts]\r\n"memo.to" = """ก\r\nข"""\r\n'.encode())
    assert read_files([path]).settings.texts == {"memo.to": "ก\nข"}


NAMES = {"texts": ['"memo.to"', "memo.facts", "x"], "years": ["2569", "2570", "x"]}
NAMES |= {"items": ["O26", "O90", "o1"], "policy": ["D011", "x"]}
VALUES = [
    "[]",
    "[[1]]",
    "{}",
    "{ a = 1 }",
    "2569",
    "-1",
    "true",
    "2027-04-30",
    "1.5",
    '"O25"',
    '""',
    '"{x}"',
    "2020-01-01",
]


def lines(table: tuple[Setting, ...]) -> st.SearchStrategy[str]:
    """One line of a file: mostly a setting and a right value of its own or another's, sometimes neither."""
    own = [(key, entry.example) for entry in table for key in keys(entry.key)]
    other = st.tuples(st.sampled_from([key for key, _ in own]), st.sampled_from([*VALUES, *(each for _, each in own)]))
    return (st.sampled_from(own) | st.sampled_from(own) | other).map(" = ".join)


def keys(key: str) -> list[str]:
    """The key with names of its sorts in place of each *."""
    head, star, rest = key.partition(".*")
    if not star:
        return [key]
    return [f"{head}.{name}{below}" for name in NAMES[head.rpartition(".")[2]] for below in keys(rest or "")]


def texts(table: tuple[Setting, ...]) -> st.SearchStrategy[str]:
    """A file of some lines, now and then with something else among them."""
    some = st.lists(lines(table), max_size=7, unique_by=lambda line: line.partition(" =")[0])
    return some.map("\n".join) | st.tuples(some.map("\n".join), st.text(max_size=8)).map("\n".join)


@given(text=texts(SETTINGS))
def test_whatever_is_written_is_settings_or_a_refusal(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        said = read_files([path]).settings.digest
    except Refused as refusal:
        said = refusal.sentence() + refusal.sentence("en")
    assert isinstance(said, str)


WHOLE_YEAR = 'year = 2570\nconfirmed = "no"\nsource = "x"\nitems_confirmed = "no"\nitems_source = "x"\n'


@given(head=st.sampled_from([WHOLE_YEAR, WHOLE_YEAR + "extends = 2569\n", ""]), text=texts(YEAR))
def test_whatever_a_year_file_says_is_a_year_or_mistakes(
    head: str, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-year.toml"
    path.write_bytes((head + text).encode("utf-8", "surrogatepass"))
    read = read_year_file(path, {})
    assert isinstance(read, YearFile) or all(mistake.sentence("th") for mistake in read)


def test_a_new_item_of_which_nothing_is_said_is_told(tmp_path: Path) -> None:
    path = tmp_path / "2570.toml"
    path.write_text(WHOLE_YEAR + "extends = 2569\n[items.O26]\n[items.O90]\n", encoding="utf-8")
    mistakes = read_year_file(path, {})
    assert isinstance(mistakes, list)
    assert [(mistake.line, mistake.params["key"]) for mistake in mistakes] == [(8, "name"), (8, "group")]
