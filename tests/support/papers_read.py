"""What the memo and the report of paper_files.py say, and what was read of them."""

from paper_files import HEAD, SECTIONS, TITLE

from itaxl.papers_in.said import Reading

WHOLE = {
    "org.type": "เทศบาลตำบล",
    "org.name": "บ้านสวนงาม",
    "org.district": "เมืองนครปฐม",
    "org.province": "นครปฐม",
    "org.fiscal_year": "2569",
    "org.doc_code": "นฐ ๕๒๒๐๑",
    "org.department": "สำนักปลัดเทศบาล",
    "org.phone": "๐ ๓๔๑๒ ๓๔๕๖",
    "memo.number": "๔๕",
    "memo.date": "๑๒ มกราคม ๒๕๖๙",
    "memo.subject": HEAD["เรื่อง"],
    "memo.to": HEAD["เรียน"],
    "memo.background": SECTIONS["เรื่องเดิม"][0],
    "memo.facts": SECTIONS["ข้อเท็จจริง"][0],
    "memo.proposal": SECTIONS["ข้อเสนอเพื่อพิจารณา"][0],
    "memo.closing": "จึงเรียนมาเพื่อโปรดพิจารณา",
    "report.title": "\n".join(TITLE),
    "report.intro": "เทศบาลขอรายงานผลการดำเนินการ ดังนี้",
    "sign.author.prefix": "นางสาว",
    "sign.author.name": "ใจงาม",
    "sign.author.surname": "รักเรียน",
    "sign.author.position": "เจ้าพนักงานธุรการชำนาญงาน",
    "sign.head.name": "แก้ว",
    "sign.head.opinion": "- เพื่อโปรดทราบ",
    "sign.clerk.position": "ปลัดเทศบาลตำบลบ้านสวนงาม",
    "sign.clerk.opinion": "- เห็นควรอนุมัติ",
    "sign.mayor.name": "สมหวัง",
    "sign.mayor.opinion": "- อนุมัติ",
    "measures.1.no": "๑",
    "measures.1.measure": "การไม่รับของขวัญ",
    "measures.1.method": "๑. ทำประกาศ\n๒. แจ้งเวียน",
    "measures.1.owner": "สำนักปลัดเทศบาล",
    "measures.1.period": "ม.ค. ๖๘",
    "measures.1.result": "๑. ประกาศแล้ว\n๒. แจ้งครบทุกกอง",
    "measures.1.suggestion": "ควรทำทุกปี",
    "measures.2.measure": "การเปิดเผยข้อมูลการจัดซื้อ",
    "measures.2.suggestion": None,
    "measures.3.measure": None,
}


def texts(reading: Reading) -> dict[str, str]:
    """What was read, by key."""
    return {key: value.text for key, value in reading.values.items()}


def unused(reading: Reading) -> list[str]:
    """What no field has taken."""
    return [each.text for every in reading.unused.values() for each in every]


def expected(**changes: str | None) -> dict[str, str | None]:
    """All that the usual memo and report say, with changes; ``__`` stands for the dot of a key."""
    return WHOLE | {key.replace("__", "."): text for key, text in changes.items()}


def assert_says(reading: Reading, right: dict[str, str | None] = WHOLE) -> None:
    """Expect what is `right` to have been read, and None where nothing stands."""
    assert {key: texts(reading).get(key) for key in right} == right
