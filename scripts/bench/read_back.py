"""Measure whether itaxl's own papers read back: `python scripts/bench/read_back.py [COUNT] [-v]`.

Draws memo and report of COUNT varied forms (200), reads them as `itaxl new --from` does, and compares every field but
those that the papers do not say. White space and the kind of digits do not count, as papers have their own.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from itaxl.app.document_files import documents_of
from itaxl.app.inspection import inspect
from itaxl.form.fields import MEASURES_TABLE
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.organisation import OrganisationType, organisation_types
from itaxl.papers_in.paper import read_papers
from itaxl.papers_in.reader import blocks_of_bytes
from itaxl.sample import sample_content
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.thai.places import districts
from itaxl.years.catalogue import fiscal_year, known_years

NOT_SAID = ("meta.", "style.", "org.stage", "org.emblem", "memo.closing")
"""Fields that the papers do not say, or say in words of their own."""
NOT_SAID_COLUMNS = ("show", "signature", "evidence", "reason", "finding")
DEPARTMENTS = (
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา ศาสนาและวัฒนธรรม",
    "กองยุทธศาสตร์และงบประมาณ",
    "กองสาธารณสุขและสิ่งแวดล้อม",
)
PEOPLE = (
    ("นาย", "สมหมาย", "ใจงาม"),
    ("นางสาว", "กัลยา", "ณ บ้านเหนือ"),
    ("ว่าที่ร้อยตรี", "ปกรณ์", "ดีเลิศ"),
    ("นาง", "อรทัย", "ศรี สุข"),
    ("พันจ่าเอก", "ชูชาติ", "มั่นคง"),
)
OPINIONS = ("", "เห็นควรอนุมัติ", "- เพื่อโปรดพิจารณา\n- เห็นควรเผยแพร่บนเว็บไซต์", "ทราบ ดำเนินการต่อไป")
ACTING = ("", "", "", "รักษาราชการแทน นายกที่ลาพัก")
MORE = (
    "แจ้งเวียนแล้วเมื่อวันที่ ๓ มีนาคม {year}",
    "1. จัดประชุม 2 ครั้ง\n2. มีผู้เข้าร่วม 45 คน",
    "- เผยแพร่ครบถ้วน\n- ไม่มีข้อร้องเรียน",
    "ดำเนินการแล้วเสร็จร้อยละ 100 (๑๒ เรื่อง)",
)


def main(count: int, *, verbose: bool) -> int:
    totals: Counter[str] = Counter()
    for number in range(count):
        content = varied(number)
        read = read_back(content)
        for key, text in said(content):
            right = bare(read.get(key, "")) == bare(text)
            totals["right" if right else "wrong"] += 1
            if not right:
                totals[f"  {key if key.count('.') == 1 else key.rpartition('.')[2]}"] += 1
                if verbose:
                    print(f"{number} {key}\n    is   {read.get(key, '')!r}\n    want {text!r}")
    for name, times in totals.items():
        print(name, times)
    return 0 if not totals["wrong"] else 1


def read_back(content: FormContent) -> dict[str, str]:
    """What the papers of a form say, by the keys of the form."""
    inspected = inspect(grid_of(content))
    papers = documents_of(inspected.submission, inspected.year, ("memo", "report"))
    reading = read_papers({name: blocks_of_bytes(data, name) for name, data in papers.items()})
    return {key: value.text for key, value in reading.values.items()}


def varied(number: int) -> FormContent:
    """A filled form that no other number gives: kind, place, year, people, measures and what is left blank."""
    chance = random.Random(number)
    year = fiscal_year(chance.choice([each for each in known_years() if fiscal_year(each).report_item]))
    sample = sample_content(year)
    kind, names = _place(chance)
    own = sample.fields["org.type"] + sample.fields["org.name"]
    fields = {key: text.replace(own, kind.full_name(names["org.name"])) for key, text in sample.fields.items()}
    fields |= names | {"org.type": kind.name, "org.department": chance.choice(DEPARTMENTS)}
    fields |= {"memo.to": kind.mayor + names["org.name"], "memo.number": to_thai(str(chance.randrange(1, 2000)))}
    fields["org.phone"] = chance.choice(["๐ ๔๒๑๒ ๓๔๕๖", "๐-๔๒๑๒-๓๔๕๖ ต่อ ๑๒", "๐๔๒-๑๒๓๔๕๖"])
    fields["memo.law"] = chance.choice(["", "๑. ระเบียบว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖\n๒. ประกาศคณะกรรมการ ป.ป.ช. พ.ศ. ๒๕๖๑"])
    if chance.random() < 0.4:
        fields["report.intro"] = ""
    content = replace(sample, fields={key: text for key, text in fields.items() if text}, measures=())
    return replace(
        content,
        signers=_signers(content, chance, kind, names["org.name"]),
        measures=_measures(sample, chance, year.reported_year),
    )


def _place(chance: random.Random) -> tuple[OrganisationType, dict[str, str]]:
    kind = chance.choice(list(organisation_types().values()))
    province = chance.choice([each for each in districts() if each != "กรุงเทพมหานคร"])
    district = chance.choice(list(districts()[province]))
    subdistrict = chance.choice(districts()[province][district])
    at = {"subdistrict": subdistrict, "district": district, "province": province}
    name = province if kind.key == "pao" else subdistrict
    places = {f"org.{level}": at[level] if level in kind.levels else "" for level in at}
    return kind, {"org.name": name, **places}


def _signers(
    content: FormContent, chance: random.Random, kind: OrganisationType, name: str
) -> dict[str, dict[str, str]]:
    posts = {"sign.clerk": kind.clerk + name, "sign.mayor": kind.mayor + name}
    signers = {}
    for role, row in content.signers.items():
        prefix, first, last = chance.choice(PEOPLE)
        signers[role] = {
            **row,
            "prefix": prefix,
            "name": first,
            "surname": last,
            "position": posts.get(role, row["position"]),
        }
        if role != "sign.author":
            signers[role] |= {"opinion": chance.choice(OPINIONS)}
    return signers


def _measures(sample: FormContent, chance: random.Random, year: int) -> tuple[Mapping[str, str], ...]:
    rows = []
    for number in range(1, chance.randrange(2, 13)):
        row = {**chance.choice(sample.measures), "no": str(number)}
        row["measure"] = f"{row['measure']} ครั้งที่ {to_thai(str(number))}"
        if chance.random() < 0.5:
            row["result"] = chance.choice(MORE).format(year=to_thai(str(year)))
        if chance.random() < 0.3:
            row["suggestion"] = chance.choice(["-", "ไม่มี", "ควรดำเนินการต่อเนื่อง\nควรเพิ่มช่องทาง"])
        rows.append(row)
    return tuple(rows)


def said(content: FormContent) -> Iterator[tuple[str, str]]:
    """Each field that the papers say, by its key, with the form's text."""
    for key, text in content.texts():
        own_name = key == "org.subdistrict" and text == content.fields["org.name"]  # that of an อบต. is not said twice
        dash = key.startswith(MEASURES_TABLE.key) and not text.strip(" -")  # how papers show nothing
        if (
            not key.startswith(NOT_SAID)
            and key.rpartition(".")[2] not in NOT_SAID_COLUMNS
            and not own_name
            and not dash
        ):
            yield key, text


def bare(text: str) -> str:
    """A text without blanks, with Arabic digits."""
    return "".join(to_arabic(text).split())


if __name__ == "__main__":
    counts = [int(each) for each in sys.argv[1:] if each.isdigit()]
    sys.exit(main(counts[0] if counts else 200, verbose="-v" in sys.argv))
