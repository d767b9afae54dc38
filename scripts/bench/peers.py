"""Measure itaxl against what a person would write with the usual libraries, over the same forms.

    python scripts/bench/peers.py [--workbooks 100] [--rounds 3]

Each peer reads every form (openpyxl; calamine for the floor) and writes the memo and the report: with python-docx as
its documentation teaches, with docxtpl, with docx-mailmerge2, and for the floor as XML put together by hand into a
package zipped beforehand. None of them checks, counts pages or keeps a file that somebody edited. Every run is a
process of its own into an empty folder; rounds go through all of them by turns. The peers are installed from the
package index into an environment of their own that is thrown away. Needs Linux or a Mac.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LIBRARIES = ("openpyxl", "python-docx", "docxtpl", "docx-mailmerge2", "python-calamine")
SHEETS = ("หน่วยงาน", "ผู้ลงนาม", "บันทึกข้อความ", "รายงาน")
COLUMNS = ("measure", "method", "owner", "period", "result", "suggestion")
TITLES = ("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ")
SIGNERS = ("author", "head", "clerk", "mayor")

Say = Callable[[str], str]
Line = tuple[str, bool, str]
"""A paragraph: its text, whether it is bold, how it stands (left, center)."""


@dataclass
class Form:
    """What a peer knows of one form: its texts by key and its measures by column."""

    texts: dict[str, str] = field(default_factory=dict)
    measures: list[dict[str, str]] = field(default_factory=list)


def form_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Form:
    """The form in rows of cells: hidden column A has the keys."""
    form, within = Form(), False
    columns: tuple[str, ...] = ()
    for rows in sheets.values():
        for key, *cells in rows:
            values = [str(cell or "") for cell in cells]
            if key and key.startswith("sign.") and len(values) > 4:
                form.texts[f"{key}.name"] = f"({values[1]}{values[2]}  {values[3]})"
                form.texts[f"{key}.position"] = values[4]
            elif key == "measures.columns":
                columns = tuple(values)
            elif key in ("measures", "measures.end"):
                within = key == "measures"
            elif within and values[1]:
                form.measures.append(dict(zip(columns, values, strict=False)))
            elif key and "." in key:
                form.texts[key] = values[1]
    return form


def by_openpyxl(path: Path) -> Form:
    from openpyxl import load_workbook

    book = load_workbook(path, data_only=True)
    return form_of({sheet: list(book[sheet].values) for sheet in SHEETS})


def by_calamine(path: Path) -> Form:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return form_of({sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in SHEETS})


def memo_lines(say: Say) -> Iterator[Line]:
    """The memo's paragraphs; `say` gives a form's text for its key, or a template's field."""
    yield "บันทึกข้อความ", True, "center"
    yield f"ส่วนราชการ  {say('org.department')} {say('org.name')} โทร. {say('org.phone')}", False, "left"
    yield f"ที่ {say('org.doc_code')}/{say('memo.number')}    วันที่ {say('memo.date')}", False, "left"
    yield f"เรื่อง  {say('memo.subject')}", False, "left"
    yield f"เรียน  {say('memo.to')}", False, "left"
    for title, key in (("๑. เรื่องเดิม", "background"), ("๒. ข้อเท็จจริง", "facts"), ("๓. ข้อเสนอเพื่อพิจารณา", "proposal")):
        yield title, True, "left"
        yield say(f"memo.{key}"), False, "left"
    yield "จึงเรียนมาเพื่อโปรดพิจารณา", False, "left"
    for role in SIGNERS:
        yield "." * 120, False, "left"
        yield say(f"sign.{role}.name"), False, "center"
        yield say(f"sign.{role}.position"), False, "center"


def report_lines(say: Say) -> Iterator[Line]:
    """The paragraphs above the report's table."""
    yield "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส", True, "center"
    yield f"{say('org.type')}{say('org.name')}  อำเภอ{say('org.district')}  จังหวัด{say('org.province')}", True, "center"
    yield f"ประจำปีงบประมาณ พ.ศ. {say('org.fiscal_year')}", True, "center"
    yield "*" * 26, False, "center"
    yield say("report.intro"), False, "left"


def new_document(lines: Iterator[Line], rows: Sequence[Mapping[str, str]] | None) -> Any:
    """A document by python-docx; with `rows` it has the table of measures too."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.name = "TH SarabunPSK"
    document.styles["Normal"].font.size = Pt(16)
    for text, bold, align in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(text).bold = bold
        if align == "center":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if rows is not None:
        table = document.add_table(rows=1, cols=len(COLUMNS))
        table.style = "Table Grid"
        for cell, title in zip(table.rows[0].cells, TITLES, strict=True):
            cell.text = title
        for row in rows:
            for cell, column in zip(table.add_row().cells, COLUMNS, strict=True):
                cell.text = row[column]
    return document


def by_python_docx(form: Form, out: Path, _templates: Path) -> None:
    new_document(memo_lines(form.texts.__getitem__), None).save(f"{out} memo.docx")
    new_document(report_lines(form.texts.__getitem__), form.measures).save(f"{out} report.docx")


def by_docxtpl(form: Form, out: Path, templates: Path) -> None:
    from docxtpl import DocxTemplate

    words = {key.replace(".", "_"): text for key, text in form.texts.items()} | {"measures": form.measures}
    for kind in ("memo", "report"):
        template = DocxTemplate(templates / f"docxtpl {kind}.docx")
        template.render(words, autoescape=True)
        template.save(f"{out} {kind}.docx")


def by_mailmerge(form: Form, out: Path, templates: Path) -> None:
    from mailmerge import MailMerge

    for kind in ("memo", "report"):
        with MailMerge(templates / f"mailmerge {kind}.docx") as template:
            template.merge(**{key.replace(".", "_"): text for key, text in form.texts.items()})
            if kind == "report":
                template.merge_rows("measure", form.measures)
            template.write(f"{out} {kind}.docx")


def by_hand(form: Form, out: Path, templates: Path) -> None:
    """The floor: text put into the XML of a document, and that into a package zipped once."""
    say = form.texts.__getitem__
    for kind, lines in (("memo", memo_lines(say)), ("report", report_lines(say))):
        body = "".join(map(_paragraph, lines))
        if kind == "report":
            rows = [TITLES, *([row[column] for column in COLUMNS] for row in form.measures)]
            body += f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"
        Path(f"{out} {kind}.docx").write_bytes(_spliced(body, templates))


def _paragraph(line: Line) -> str:
    text, bold, align = line
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr><w:r>{weight}{_text(text)}</w:r></w:p>'


def _row(cells: Sequence[str]) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:p><w:r>{_text(cell)}</w:r></w:p></w:tc>" for cell in cells) + "</w:tr>"


def _text(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:t xml:space="preserve">{escaped}</w:t>'.replace("\n", "</w:t><w:br/><w:t>")


_PACKAGE: list[tuple[bytes, bytes, str, str]] = []


def _spliced(body: str, templates: Path) -> bytes:
    """The package of python-docx's own template with another body: its other entries are copied as they are packed."""
    import struct
    import zlib
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    if not _PACKAGE:
        stream = BytesIO()
        with ZipFile(templates / "docxtpl memo.docx") as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
            whole = old.read("word/document.xml").decode()
            for name in old.namelist():
                if name != "word/document.xml":
                    new.writestr(name, old.read(name))
        data = stream.getvalue()
        size, at = struct.unpack("<II", data[-10:-2])
        head, tail = whole[: whole.index("<w:body>") + 8], whole[whole.rindex("<w:sectPr") :]
        _PACKAGE.append((data[:at], data[at : at + size], head, tail))
    entries, directory, head, tail = _PACKAGE[0]
    xml, part = (head + body + tail).encode(), b"word/document.xml"
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(xml) + packer.flush()
    numbers = (20, 0, 8, 0, 0x21, zlib.crc32(xml), len(packed), len(xml), len(part), 0)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, *numbers) + part + packed
    central = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, *numbers, 0, 0, 0, 0, len(entries)) + part
    count, place = directory.count(b"PK\x01\x02") + 1, len(entries) + len(local)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory) + len(central), place, 0)
    return b"".join((entries, local, directory, central, end))


def make_templates(folder: Path) -> None:
    """The templates of docxtpl and docx-mailmerge2, made once by python-docx."""
    loop = [
        dict.fromkeys(COLUMNS, "") | {COLUMNS[0]: word} for word in ("{%tr for row in measures %}", "{%tr endfor %}")
    ]
    loop[1:1] = [{column: f"{{{{ row.{column} }}}}" for column in COLUMNS}]
    fields = [{column: f"«{column}»" for column in COLUMNS}]
    for name, rows, say in (
        ("docxtpl", loop, lambda key: f"{{{{ {key.replace('.', '_')} }}}}"),
        ("mailmerge", fields, lambda key: f"«{key.replace('.', '_')}»"),
    ):
        for kind, document in (
            ("memo", new_document(memo_lines(say), None)),
            ("report", new_document(report_lines(say), rows)),
        ):
            if name == "mailmerge":
                _as_fields(document)
            document.save(folder / f"{name} {kind}.docx")


def _as_fields(document: Any) -> None:
    """Turn every «name» into a MERGEFIELD."""
    import re
    from copy import deepcopy

    from docx.oxml.ns import qn

    for run in list(document.element.body.iter(qn("w:r"))):
        pieces = re.split("(«[^»]*»)", "".join(text.text or "" for text in run.iter(qn("w:t"))))
        for piece in pieces if len(pieces) > 1 else ():
            new = deepcopy(run)
            new.find(qn("w:t")).text = piece
            if piece.startswith("«"):
                wrapper = run.makeelement(qn("w:fldSimple"), {qn("w:instr"): f" MERGEFIELD {piece[1:-1]} "})
                wrapper.append(new)
                new = wrapper
            run.addprevious(new)
        if len(pieces) > 1:
            run.getparent().remove(run)


PEERS: dict[str, tuple[Callable[[Path], Form], Callable[[Form, Path, Path], None]]] = {
    "openpyxl + python-docx": (by_openpyxl, by_python_docx),
    "openpyxl + docxtpl": (by_openpyxl, by_docxtpl),
    "openpyxl + docx-mailmerge2": (by_openpyxl, by_mailmerge),
    "floor: calamine + XML by hand": (by_calamine, by_hand),
}
"""How each reads a form and writes its documents."""


def itself(inbox: Path, out: Path) -> None:
    """itaxl's own reading, building and writing in one process, without checks."""
    from itaxl.app.document_files import documents_of, unedited
    from itaxl.app.inspection import year_of
    from itaxl.files.whole_file import write_beside
    from itaxl.reading import read_submission
    from itaxl.workbook.reader import read_grid_here

    for path in sorted(inbox.iterdir()):
        submission = read_submission(read_grid_here(path))
        for name, data in documents_of(submission, year_of(submission)).items():
            write_beside(out / f"{path.stem} {name}", data, ours=unedited)


def peer(name: str, inbox: Path, out: Path, templates: Path) -> None:
    """What one peer does; runs in the environment of the peers."""
    read, write = PEERS[name]
    for path in sorted(inbox.iterdir()):
        write(read(path), out / path.stem, templates)


def measured(workbooks: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Seconds of processor and of the clock that a whole process takes, medians of `rounds`."""
    from forms import written

    from itaxl.years.catalogue import fiscal_year, known_years

    with TemporaryDirectory() as place:
        folder = Path(place)
        inbox, out, templates = folder / "in", folder / "out", folder / "templates"
        list(written(workbooks, inbox, fiscal_year(known_years()[-1])))
        templates.mkdir()
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *LIBRARIES], check=True)
        subprocess.run([python, __file__, "--templates", templates], check=True)
        commands = {name: [python, __file__, "--peer", name, inbox, out, templates] for name in PEERS}
        commands["itaxl: read, build, write"] = [sys.executable, __file__, "--itself", inbox, out]
        commands["itaxl batch --jobs 1"] = [sys.executable, "-m", "itaxl", "batch", inbox, "-o", out, "--jobs", "1"]
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, words in commands.items():
                shutil.rmtree(out, ignore_errors=True)
                out.mkdir()
                taken[name].append(_cost(list(map(str, words))))
                assert len(list(out.rglob("*.docx"))) == 2 * workbooks, name
        return {name: _medians(costs) for name, costs in taken.items()}


def _medians(costs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(cpu for cpu, _ in costs), statistics.median(wall for _, wall in costs)


def _cost(words: list[str]) -> tuple[float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:  # 1 is what a batch with findings ends with
        sys.exit(f"{words} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - began


def table(workbooks: int, rounds: int) -> Iterator[str]:
    """The comparison as a table."""
    costs = measured(workbooks, rounds)
    ours, floor = costs["itaxl: read, build, write"][0], costs["floor: calamine + XML by hand"][0]
    yield "| whole process | CPU ms a workbook | workbooks/s | × itaxl | × floor |"
    yield "|---|--:|--:|--:|--:|"
    for name, (cpu, wall) in costs.items():
        numbers = f"{cpu / workbooks * 1000:.1f} | {workbooks / wall:.0f} | {cpu / ours:.1f} | {cpu / floor:.1f}"
        yield f"| {name} | {numbers} |"


def main() -> None:
    """Measure and print, or be one of those that are measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workbooks", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--itself", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--templates", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.templates:
        make_templates(chosen.templates)
    elif chosen.peer:
        peer(chosen.peer[0], *map(Path, chosen.peer[1:]))
    elif chosen.itself:
        itself(*chosen.itself)
    else:
        print("\n".join(table(chosen.workbooks, chosen.rounds)))


if __name__ == "__main__":
    main()
