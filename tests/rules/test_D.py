"""What is found about dates: in their own fields, in texts, and among each other."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from itaxl.checking import check
from itaxl.evidence.dated import memo_day
from itaxl.model.apply_edits import apply_edits, by_cell
from itaxl.model.finding import Severity
from itaxl.model.fix import Safety
from itaxl.reports.finding_text import message
from itaxl.thai.dates import ISSUES, parse_cell
from itaxl.years.catalogue import fiscal_year

# The sample of ITA year 2569 reports fiscal year 2568: 1 October 2567 to 30 September 2568.
PERIOD, RESULT, MEMO = "measures.1.period", "measures.1.result", "memo.date"


@pytest.fixture
def dated(found):
    """`dated({…})`: the D findings by code, each with its words."""

    def run(edits, **options):
        return [(finding.code, finding.params.get("text")) for finding in found(edits, select=["D"], **options)]

    return run


def test_the_sample_has_no_finding_about_dates(dated):
    assert dated({}) == []


def test_every_issue_of_a_date_belongs_to_a_rule_that_exists():
    from itaxl.rules import codes

    assert {issue.rule for issue in ISSUES.values() if issue.rule.startswith("D")} <= set(codes())


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        (MEMO, "เร็ว ๆ นี้", "D001"),
        (MEMO, "16 เมษายน", "D001"),
        (MEMO, "ที่ นม ๙๓๕๐๑/๒๘", "D001"),
        (PERIOD, "อยู่ระหว่างดำเนินการ", "D001"),
        (PERIOD, "ตามแผน", "D001"),
        ("org.fiscal_year", "ปีนี้", "D001"),
        (MEMO, "๓๐ ก.พ. ๖๙", "D002"),
        (MEMO, "29 ก.พ. 2569", "D002"),
        (PERIOD, "ไตรมาสที่ ๕ ปีงบประมาณ ๒๕๖๘", "D002"),
        (RESULT, "จัดอบรมเมื่อวันที่ 31 พฤศจิกายน 2567 มีผู้เข้าร่วม 40 คน", "D002"),
        (MEMO, "16 เมษายน 2026", "D003"),
        (MEMO, "2026-04-16", "D003"),
        ("org.fiscal_year", "2026", "D003"),
        (RESULT, "จัดอบรมเมื่อวันที่ 25 พฤศจิกายน 2024 มีผู้เข้าร่วม 40 คน", "D003"),
        (MEMO, "16/4/26", "D004"),
        (PERIOD, "ประจำปี พ.ศ. 2568", "D004"),
        (MEMO, "16 เมย. 69", "D006"),
        (PERIOD, "มค.-มีค. 68", "D006"),
        (PERIOD, "1 เมษา 68", "D006"),
        (RESULT, "จัดอบรมเมื่อวันที่ 25 พย. 2567 มีผู้เข้าร่วม 40 คน", "D006"),
        (RESULT, "จัดอบรมเมื่อวันที่ 25 พฤษจิกายน 2567 มีผู้เข้าร่วม 40 คน", "D006"),
        (MEMO, "วันจันทร์ที่ ๑๖ เมษายน ๒๕๖๙", "D007"),
        (RESULT, "จัดอบรมเมื่อวันอังคารที่ ๒๕ พฤศจิกายน ๒๕๖๗ มีผู้เข้าร่วม ๔๐ คน", "D007"),
        (PERIOD, "มี.ค. 68 - ม.ค. 68", "D008"),
        (PERIOD, "ต.ค. 66 - ธ.ค. 66", "D009"),
        (PERIOD, "ก.ย. 68 - ต.ค. 68", "D009"),
        (PERIOD, "ปีงบประมาณ พ.ศ. ๒๕๖๗", "D009"),
        (MEMO, "๑๖ เมษายน ๒๕๖๗", "D009"),
        (RESULT, "จัดอบรมเมื่อวันที่ 25 พฤศจิกายน 2566 มีผู้เข้าร่วม 40 คน", "D009"),
        (RESULT, "แล้วเสร็จเมื่อเดือนมกราคม\n2567 และแจ้งเวียนแล้ว", "D009"),
        ("measures.1.method", "จัดอบรมภายในเดือนธันวาคม 2562", "D009"),
        ("memo.facts", "ได้ประชุมพิจารณารายงานเมื่อวันที่ ๒๐ เมษายน ๒๕๖๙ แล้ว", "D010"),
        (MEMO, "๑ ตุลาคม ๒๕๖๙", "D011"),
        ("measures.3.result", "ลงนามในประกาศเมื่อวันที่ 6 ก.พ. 2568", "D012"),
        (PERIOD, "พ.ย. - ก.พ. 68", "D013"),
        (PERIOD, "ไตรมาสที่ ๑", "D013"),
        (PERIOD, "ตลอดปี", "D013"),
        (PERIOD, "ทุกเดือน", "D013"),
        (PERIOD, "ดำเนินการทุกเดือน", "D013"),
        (PERIOD, "รายงานเป็นประจำทุกไตรมาส", "D013"),
        (PERIOD, "ดำเนินการอย่างต่อเนื่อง", "D013"),
    ],
)
def test_it_is_found_at_its_cell(found, key, text, code):
    findings = [finding for finding in found({key: text}, select=["D"]) if finding.key == key]
    assert code in {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (MEMO, "๑๖  เมษายน  ๒๕๖๙"),
        (MEMO, "วันพฤหัสบดีที่ ๑๖ เมษายน พ.ศ. ๒๕๖๙"),
        (MEMO, "16/4/2569"),
        (PERIOD, "ต.ค. 67 - ก.ย. 68"),
        (PERIOD, "1 ต.ค. 67 ถึง 30 ก.ย. 68"),
        (PERIOD, "ปีงบประมาณ พ.ศ. ๒๕๖๘"),
        (RESULT, "ออกคำสั่งที่ 5/2566 ตามมติที่ประชุม เมื่อวันที่ 15 กันยายน 2566"),
        (RESULT, "ปฏิบัติตามระเบียบกระทรวงมหาดไทยว่าด้วยการรับเงิน พ.ศ. 2547"),
        (RESULT, "เบิกจ่าย 1,250,000.50 บาท คิดเป็นร้อยละ 92.40 เลขที่โครงการ 67109312345"),
        (RESULT, "จัดอบรม ณ อาคาร 12/3 มีผู้เข้าร่วม 40/42 คน เวลา 09.00 - 12.00 น."),
        ("measures.1.suggestion", "ควรเริ่มตั้งแต่วันที่ 1 ตุลาคม 2570"),
        ("memo.proposal", "เห็นควรเผยแพร่ภายในวันที่ ๓๐ เมษายน ๒๕๖๙"),
    ],
)
def test_it_passes(dated, key, text):
    assert dated({key: text}) == []


def test_a_result_after_the_memo_is_a_warning_while_the_year_runs(found):
    findings = found({RESULT: "เผยแพร่บนเว็บไซต์เมื่อวันที่ 30 พฤษภาคม 2564"}, year=2564, select=["D009", "D010"])
    assert [(each.code, each.key, each.severity) for each in findings] == [("D010", RESULT, Severity.WARNING)]


def test_a_deadline_in_a_result_that_is_not_yet_due_is_a_warning(found):
    text = "นำเข้าข้อมูล ITA ภายใน\n30 เม.ย. 2569"
    (finding,) = [each for each in found({RESULT: text}, select=["D010"]) if each.key == RESULT]
    assert finding.severity is Severity.WARNING
    assert "๑๖ เมษายน ๒๕๖๙" in message(finding).what


def test_a_period_that_is_still_open_is_a_note(found):
    findings = found({PERIOD: "ต.ค. 63 - ก.ย. 64"}, year=2564, select=["D010"])
    assert [(each.key, each.severity) for each in findings] == [(PERIOD, Severity.INFO)]
    assert "สิ้นสุดหลังวันที่ของบันทึก" in message(findings[0]).what


@pytest.mark.parametrize("due", ["ภายใน 30 กันยายน 2568", "ภายในเดือนกันยายน 2568", "ภายในปีงบประมาณ พ.ศ. 2568"])
def test_a_deadline_leaves_all_days_before_it(found, due):
    texts = {PERIOD: due, RESULT: "แก้ไขแล้วเสร็จเมื่อเดือนสิงหาคม 2568"}
    assert found(texts, select=["D012"]) == []


def test_what_came_after_a_deadline_is_noted(found):
    texts = {PERIOD: "ภายใน 31 มีนาคม 2568", RESULT: "แก้ไขแล้วเสร็จเมื่อเดือนสิงหาคม 2568"}
    assert [each.key for each in found(texts, select=["D012"])] == [RESULT]


def test_one_wrong_year_is_one_finding(dated):
    text = "จัดอบรมเมื่อวันที่ 25 พฤศจิกายน 2572 มีผู้เข้าร่วม 40 คน"
    assert dated({RESULT: text}) == [("D009", "วันที่ 25 พฤศจิกายน 2572")] or len(dated({RESULT: text})) == 1


def test_an_unreadable_memo_date_hides_no_other_finding(dated):
    assert {code for code, _ in dated({MEMO: "-", PERIOD: "๓๐ ก.พ. ๖๘"})} == {"D001", "D002"}


@pytest.mark.parametrize(
    ("stored", "code", "day"),
    [
        (datetime(2026, 4, 16), None, date(2026, 4, 16)),
        (datetime(2569, 4, 16), "D005", date(2026, 4, 16)),
        (datetime(1969, 4, 16), "D005", date(2026, 4, 16)),
    ],
)
def test_a_date_cell_is_read_by_what_it_stores(submission, stored, code, day):
    form, year = submission(), fiscal_year(2569)
    reading = parse_cell(form[MEMO].value, stored, fiscal_year=year.reported_year, one_day=True)
    form = replace(form, fields={**form.fields, MEMO: form[MEMO]._replace(stored=stored, reading=reading)})
    assert memo_day(form) == day
    findings = [finding for finding in check(form, year, select=["D"]) if finding.key == MEMO]
    assert [finding.code for finding in findings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        (PERIOD, "มค.-มีค. 68", "ม.ค.-มี.ค. 68"),
        (PERIOD, "1 เมษา 68", "1 เมษายน 68"),
        (MEMO, "16 April 2569", "16 เมษายน 2569"),
        (RESULT, "อบรมวันที่ 25 พย. 2567 และ 1 ธค. 2567", "อบรมวันที่ 25 พ.ย. 2567 และ 1 ธ.ค. 2567"),
        (RESULT, "อบรมเมื่อวันที่ 1 พฤษจิกายน 2567", "อบรมเมื่อวันที่ 1 พฤศจิกายน 2567"),
    ],
)
def test_a_misspelled_month_is_mended_where_it_stands_and_only_once(found, submission, key, before, after):
    findings = found({key: before}, select=["D006"])
    fixes = [finding.fix for finding in findings]
    assert all(fix and fix.safety is Safety.SAFE for fix in fixes)
    raw = dict(submission({key: before}).texts())[key].raw
    (edits,) = by_cell(fixes).values()
    assert apply_edits(raw, edits) == after
    assert found({key: after}, select=["D006"]) == []


@pytest.mark.parametrize("year", [2564, 2565])
def test_the_known_closing_day_is_named_with_its_confirmation(found, year):
    (finding,) = found({MEMO: f"๑ พฤษภาคม {year}"}, year=year, select=["D011"])
    assert "๓๐ เมษายน" in message(finding).what
    assert ("ยังไม่ได้ยืนยัน" in message(finding).why) == (year == 2565)


@pytest.mark.parametrize(
    "text", ["แผนพัฒนาที่ยั่งยืน ค.ศ. 2030", "กรอบความร่วมมือ (ค.ศ. 2024 - 2028)", "ให้แล้วเสร็จภายในปี ค.ศ. 2050"]
)
def test_a_year_that_says_itself_that_it_is_ce_is_only_noted_in_a_text(text, found):
    of_text = [each for each in found({RESULT: f"ดำเนินการตาม{text}แล้ว"}) if each.code == "D003"]
    assert of_text
    assert {each.severity for each in of_text} == {Severity.INFO}


def test_a_day_with_its_ce_year_is_a_warning_all_the_same(found):
    severities = {
        each.severity for each in found({RESULT: "จัดอบรมเมื่อวันที่ 25 พฤศจิกายน ค.ศ. 2024 แล้ว"}) if each.code == "D003"
    }
    assert severities == {Severity.WARNING}


def test_a_memos_date_that_is_read_in_two_ways_is_an_error_whose_example_passes(found):
    (finding,) = found({MEMO: "Apr-26"}, select=["D004"])
    assert (finding.severity, finding.params["example"].th) == (Severity.ERROR, "๑๖ เมษายน {year}")
