"""R009: one measure is spread over several rows, as text pasted outside of its cell is."""

from collections.abc import Iterator, Sequence

from itaxl.evidence.rule import Rule, Years
from itaxl.evidence.spread import spreads
from itaxl.evidence.supposed import Supposed
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding per such measure, at its first row; `also` are the rows that go on with it."""
    for rows, joined in spreads(submission, year):
        others = tuple(row.ref for row in rows[1:])
        params = {
            "text": joined.text("measure"),
            "count": len(rows),
            "first": rows[0].ref.row,
            "last": rows[-1].ref.row,
        }
        yield Finding("R009", rows[0].ref, rows[0].key, params, also=others)


def suppose(form: Supposed, _causes: Sequence[Finding], _years: Years) -> Supposed:
    """The form with each of these measures in one row."""
    joined = {spread.joined.key: spread.joined for spread in spreads(*form)}
    gone = {row.key for spread in spreads(*form) for row in spread.rows[1:]}
    stay = (row for row in form.submission.rows("measures") if row.key not in gone)
    return Supposed(form.submission.with_rows("measures", (joined.get(row.key, row) for row in stay)), form.year)


RULE = Rule(
    code="R009",
    name="measure-over-rows",
    stage=2,
    severity=Severity.ERROR,
    what=Wording(
        "มาตรการเดียว “{text}” กระจายอยู่ {count} แถว (แถวที่ {first} - {last} ของแผ่นงาน)",
        "One measure, “{text}”, is spread over {count} rows ({first} to {last} of the sheet)",
    ),
    why=Wording(
        "ข้อความหลายบรรทัดที่วางทับช่องโดยตรงจะแยกลงแถวละบรรทัด รายงานจึงมีมาตรการเกินจริง",
        "Lines pasted over a cell go into a row each, and the report shows measures that are none",
    ),
    how=Wording(
        "รวมข้อความของแต่ละช่องไว้ในแถวที่ {first} แล้วจึงลบแถวที่เหลือ",
        "Bring the texts of each column together in row {first}, then delete the other rows",
    ),
    source="practice",
    check=check,
    bad={
        "measures.6.measure": "การจัดทำแผน",
        "measures.6.method": "1. ประชุมคณะทำงาน",
        "measures.6.owner": "สำนักปลัด",
        "measures.6.period": "ม.ค. 68",
        "measures.6.result": "1. ประชุมเมื่อวันที่ 9 ม.ค. 2568",
        "measures.7.measure": "การใช้จ่ายเงิน",
        "measures.7.method": "2. เสนอแผนต่อผู้บริหาร",
        "measures.7.result": "2. ผู้บริหารเห็นชอบแผนแล้ว",
    },
    good={"measures.6.measure": "การจัดทำแผน", "measures.6.method": "1. ประชุมคณะทำงาน"},
    suppose=suppose,
)
