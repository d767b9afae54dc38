"""F018: something is typed on a sheet of the form where nothing is read, so that no document prints it."""

from collections.abc import Iterator, Mapping
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import MEASURES_TABLE, SIGNERS_TABLE
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

PLACES: Final[Mapping[str, Wording]] = {
    MEASURES_TABLE.key: Wording("ใต้ตารางมาตรการ", "below the table of measures"),
    SIGNERS_TABLE.key: Wording("นอกแถวของผู้ลงนาม", "outside of the signers' rows"),
    "": Wording("ในแถวที่ไม่ใช่ช่องของแบบฟอร์ม", "in a row that is no field of the form"),
}
MOVE: Final[Mapping[str, Wording]] = {
    MEASURES_TABLE.key: Wording(
        "ย้ายขึ้นไปไว้ในแถวว่างของตาราง ถ้าแถวเต็มกดปุ่ม เพิ่มแถวมาตรการ",
        "Move it to a blank row of the table, adding one if it is full",
    ),
    SIGNERS_TABLE.key: Wording("ย้ายไปไว้ในแถวของผู้ลงนามคนนั้น", "Move it to the row of that signer"),
    "": Wording("ย้ายไปไว้ในช่องที่ต้องการพิมพ์", "Move it to the field in which it should be printed"),
}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding for all such cells of a table, and of the fields of a sheet."""
    for remark in submission.remarks:
        if remark.code == "F018":
            table, also = str(remark.params["table"]), remark.params["also"]
            assert isinstance(also, tuple)
            params = {"text": remark.params["text"], "place": PLACES[table], "move": MOVE[table]}
            yield Finding("F018", remark.ref, params=params, also=also)


RULE = Rule(
    code="F018",
    name="typed-outside",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("“{text}” อยู่{place} เอกสารจะไม่พิมพ์", "“{text}” stands {place}: the documents do not print it"),
    why=Wording("สิ่งที่พิมพ์จะไม่ตรงกับสิ่งที่เห็นในแบบฟอร์ม", "What is printed would differ from what the form shows"),
    how=Wording("{move} ถ้าไม่ต้องการพิมพ์ให้ลบ", "{move}; delete what should not be printed"),
    source="practice",
    check=check,
)
