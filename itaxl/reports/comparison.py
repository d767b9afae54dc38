"""A check held against an earlier one: what is new, what was fixed, what is still there.

Notes cost nothing, and a form that is not filled in lists no errors: neither is compared.
"""

import json
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from itaxl.model.finding import Finding, Severity
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import Checked, effective

COMPARED = Wording(
    "เทียบกับครั้งก่อน: ใหม่ {new} ข้อ · แก้แล้ว {fixed} ข้อ · ยังอยู่ {still} ข้อ · ไฟล์เพิ่ม {appeared} · ไฟล์หาย {gone}",
    "Since the earlier check: {new} new · {fixed} fixed · {still} still there"
    " · {appeared} workbooks more · {gone} no longer here",
)
NO_RESULTS = Wording(
    "ไม่พบผลครั้งก่อนใน {path} ระบุโฟลเดอร์ผลลัพธ์ของ itaxl batch ที่มี results.json",
    "No earlier results in {path}; name an output folder of itaxl batch, with results.json in it.",
)

LARGEST: Final = 256 * 2**20
"""Bytes of earlier results; those of ten thousand workbooks are a third of it."""

Sign = tuple[str, str]
"""What a finding is known by when rows may have moved: its rule, and its field or its cell."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A finding of the earlier check that is no more, in both languages."""

    th: str
    en: str

    def words(self, lang: Lang) -> str:
        """The finding as it was told then."""
        return self.th if lang == "th" else self.en


@dataclass(frozen=True, slots=True)
class WorkbookChange:
    """One workbook: the places of new findings among all, those that were fixed, how many are still there."""

    new: frozenset[int] = frozenset()
    fixed: tuple[Fixed, ...] = ()
    still: int = 0


@dataclass(slots=True)
class Comparison:
    """An earlier check, and what has changed since in the results that `count` was given."""

    earlier: Mapping[str, Mapping[str, Any]]
    by_name: Mapping[tuple[str, int | None], Mapping[str, Any]]
    totals: dict[str, int] = field(default_factory=dict)
    passed_over: int = 0

    def of(self, result: Checked) -> WorkbookChange:
        """What has changed in a workbook; all is new in one that was not there."""
        before = self._before(result)
        if result.unfilled:
            return WorkbookChange()
        if before is None:
            return WorkbookChange(frozenset(number for number, each in enumerate(result.findings) if _stands(each)))
        then = [] if before.get("unfilled") else before["findings"]
        left = Counter(_sign_then(each) for each in then if _stood(each))
        new, still = set(), 0
        for number, finding in enumerate(result.findings):
            sign = _sign(finding)
            if finding.reason or not _costs(finding):
                continue
            if left[sign]:
                left[sign] -= 1
                still += 1
            elif finding.stands:
                new.add(number)
        return WorkbookChange(frozenset(new), tuple(_fixed(then, left)), still)

    def count(self, results: Iterable[Checked], newest: Container[str]) -> None:
        """Sum up what has changed in all results, of their findings only those of an office's `newest` version."""
        sums = dict.fromkeys(("new", "fixed", "still", "appeared"), 0)
        met = set()
        for result in results:
            before = self._before(result)
            sums["appeared"] += before is None
            if result.path in newest:
                change = self.of(result)
                sums["new"] += len(change.new)
                sums["fixed"] += len(change.fixed)
                sums["still"] += change.still
            met.add(before["path"] if before else "")
        self.totals = {**sums, "gone": len(self.earlier.keys() - met)}

    def _before(self, result: Checked) -> Mapping[str, Any] | None:
        """The same file in the earlier check, else the one file of the same organisation and year."""
        named = self.by_name.get((result.organisation, result.fiscal_year)) if result.organisation else None
        return self.earlier.get(result.path) or named


def comparison(folder: Path) -> Comparison:
    """The earlier check whose ``results.json`` is in `folder`; Refused when there is none.

    Records that a person or a disk has damaged are passed over, and counted.
    """
    path = folder / "results.json"
    try:
        whole = json.loads(path.read_bytes()) if path.is_file() and path.stat().st_size <= LARGEST else {}
        records = list(whole["workbooks"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise Refused(NO_RESULTS, path=folder) from None
    earlier = {each["path"]: each for each in records if _is_record(each)}
    names = Counter(map(_name, earlier.values()))
    single = {name: each for each in earlier.values() if names[name := _name(each)] == 1}
    return Comparison(earlier, single, passed_over=len(records) - len(earlier))


def _is_record(record: Any) -> bool:
    """Whether a record has all that is compared."""
    if not isinstance(record, dict) or not isinstance(record.get("findings"), list):
        return False
    texts = isinstance(record.get("path"), str) and isinstance(record.get("organisation"), str)
    year = record.get("fiscal_year", "")
    return texts and (year is None or isinstance(year, int)) and all(map(_is_finding, record["findings"]))


def _is_finding(record: Any) -> bool:
    if not isinstance(record, dict) or "reason" not in record:
        return False
    texts, others = ("code", "message_th", "message_en"), ("sheet", "cell", "key", "label")
    return all(isinstance(record.get(name), str) for name in texts) and all(
        record.get(name, 0) is None or isinstance(record[name], str) for name in others
    )


def _name(record: Mapping[str, Any]) -> tuple[str, int | None]:
    return record["organisation"], record["fiscal_year"]


def _sign(finding: Finding) -> Sign:
    return finding.code, finding.key or (str(finding.ref) if finding.ref else "")


def _sign_then(record: Mapping[str, Any]) -> Sign:
    place = f"{record['sheet']}!{record['cell']}" if record["cell"] else ""
    return record["code"], record["key"] or place


def _costs(finding: Finding) -> bool:
    return effective(finding) is not Severity.INFO


def _stands(finding: Finding) -> bool:
    return finding.stands and _costs(finding)


def _stood(record: Mapping[str, Any]) -> bool:
    return not record["reason"] and not record.get("waits_for") and record.get("severity") != Severity.INFO


def _fixed(findings: Iterable[Mapping[str, Any]], left: "Counter[Sign]") -> Iterable[Fixed]:
    for each in findings:
        sign = _sign_then(each)
        if _stood(each) and left[sign]:
            left[sign] -= 1
            what = [each[f"message_{lang}"].partition(" – ")[0] for lang in ("th", "en")]
            yield Fixed(*(" ".join(filter(None, (each["label"], words, f"({each['code']})"))) for words in what))
