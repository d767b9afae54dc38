"""Whether letters are spoken of, or are a name or a code, so that a person decides how they are typed.

A text that says how a word is spelled shows the wrong spelling on purpose; firms, shops, brands and pages are called
as they call themselves, and a code means what it says, letter by letter.
"""

from typing import Final

OF_WORDS: Final = (
    "คำว่า", "คําว่า", "คำย่อ", "คำเต็ม", "ตัวย่อ", "อักษรย่อ", "ชื่อย่อ", "ย่อว่า", "สะกด", "คำผิด", "เขียนผิด",
    "พิมพ์ผิด", "พิมพ์ว่า", "เขียนว่า", "ใช้คำ", "แก้คำ", "แก้เป็น", "แก้ไขคำ", "จากคำ", "แก้จาก", "เปลี่ยนคำ",
    "อ่านว่า", "มิใช่", "ไม่ใช่", "แทนคำ", "ไม่มีจุด",
)  # fmt: skip
"""What says of a word how it is typed."""

NAMES: Final = (
    "บริษัท", "บจก.", "บมจ.", "หจก.", "ห้างหุ้นส่วน", "ห้าง", "ร้าน", "ยี่ห้อ", "เครื่องหมายการค้า", "ตราสินค้า",
    "แบรนด์", "เพจ", "เฟซบุ๊ก", "เฟสบุ๊ค", "Facebook", "facebook", "ไลน์", "LINE", "Line", "YouTube", "โดเมน",
    "แอปพลิเคชัน", "มีชื่อว่า", "ใช้ชื่อ", "ทะเบียน", "รหัส", "รุ่น", "ห้อง", "ครุภัณฑ์", "พัสดุเลขที่",
    "หมายเลขเครื่อง", "เวอร์ชัน", "ซีเรียล", "S/N", "Serial",
)  # fmt: skip
"""What a name or a code follows."""

AROUND: Final = 40
"""Characters before and after a word in the same line in which something is said of it."""

AHEAD: Final = 24
"""Characters between what a name follows and the end of the name."""


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether the text says of characters `start` to `end` how they are typed."""
    line = text.rfind("\n", 0, start) + 1
    near = text[max(line, start - AROUND) : end + AROUND]
    return any(map(near.__contains__, OF_WORDS))


def is_named(text: str, start: int) -> bool:
    """Whether what stands at `start` may be the name of a firm or a page, or a code: such a word stands before it."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - AHEAD) : start]
    return any(map(before.__contains__, NAMES))
