"""A memo and a report as typed become the cells of a form."""

from pathlib import Path

from language.example import report

PAPERS = """ที่   จบ ๗๒๑๐๑ /๑๒                                    วันที่  ๑๖  เมษายน  ๒๕๖๙
เรื่อง    รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘
\t\t๒. ข้อเท็จจริง
\t\tงานนโยบายและแผน ได้จัดทำรายงานเเล้ว

องค์การบริหารส่วนตำบลท่าช้าง  อำเภอเมือง  จังหวัดจันทบุรี
\t1.การจัดทำ
แผนการใช้จ่าย
\t1. จัดทำแผน
\tกองคลัง
\tม.ค. 68-มี.ค. 68
\t1.เผยแพร่ในเวบไซต์เมื่อวันที่ 25 ก.พ. 2568
\tรายงานทุกไตรมาส

"""


def test_what_is_typed_is_named_and_mended(tmp_path: Path) -> None:
    path = tmp_path / "papers.txt"
    path.write_text(PAPERS, encoding="utf-8")
    said = "\n".join(report(path))
    before, after = said.split("\nWith every fix")
    for code in ("T003", "T005"):
        assert f"- {code} " in before
        assert f"- {code} " not in after
