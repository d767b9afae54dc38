"""What may keep itaxl from working on this machine, each with what to do about it."""

import platform
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import itaxl
from itaxl.app.diagnosis import Diagnosis, DiagnosisState
from itaxl.bug_report.crash import DEPENDENCIES
from itaxl.model.wording import Wording
from itaxl.processes.machine import Machine
from itaxl.settings import log_folder
from itaxl.template.location import template_path

RUNS_ALL, ASKS, SIGNED_ONLY, BLOCKS = 1, 2, 3, 4
OWN_FOLDER: Final = "itaxl"
OLDEST_EXCEL: Final = 16

PROGRAM = Wording("โปรแกรม itaxl", "itaxl")
VERSION = Wording("รุ่น {version} · Python {python}", "version {version} · Python {python}")
INCOMPLETE = Wording("รุ่น {version} ติดตั้งไม่ครบ ขาด {missing}", "version {version}, incomplete: {missing} missing")
INSTALL_AGAIN = Wording("ติดตั้ง itaxl ใหม่", "Install itaxl again.")

EXCEL, WORD = Wording("Excel", "Excel"), Wording("Word", "Word")
INSTALLED = Wording("รุ่น {version}", "version {version}")
NO_EXCEL = Wording("ไม่พบ Excel", "not found")
NO_EXCEL_TODO = Wording(
    "ปุ่มในแบบฟอร์มต้องใช้ Excel ติดตั้ง Excel หรือใช้คำสั่ง itaxl แทน หรือเปิด itaxl.html ในเบราว์เซอร์",
    "The form's buttons need Excel; install it, or use the itaxl command, or itaxl.html in a browser.",
)
OLD_EXCEL = Wording("รุ่น {version} เก่าเกินไป", "version {version}, too old")
OLD_EXCEL_TODO = Wording("ใช้ Excel 2016 ขึ้นไป", "Use Excel 2016 or newer.")
NOT_WINDOWS = Wording(
    "เครื่องนี้ไม่ใช่ Windows ปุ่มในแบบฟอร์มใช้ไม่ได้ แต่คำสั่ง itaxl ใช้ได้ครบ",
    "not Windows: the form's buttons do not work, all commands do",
)
NO_WORD = Wording("ไม่พบ Word", "not found")
NO_WORD_TODO = Wording(
    "ทำเอกสารได้ตามปกติ แต่ต้องมี Word หรือ LibreOffice จึงจะเปิดดูและพิมพ์ได้",
    "Documents are made all the same; reading and printing them takes Word or LibreOffice.",
)
MACROS = Wording("มาโครใน Excel", "Macros in Excel")
MACROS_ASK = Wording("Excel ถามก่อนเปิดมาโคร", "Excel asks before it runs macros")
MACROS_ASK_TODO = Wording(
    "เมื่อเปิดแบบฟอร์มและเห็นแถบสีเหลือง กด เปิดใช้งานเนื้อหา", "When the yellow bar shows, click Enable Content."
)
MACROS_RUN = Wording("Excel เปิดมาโครให้ทุกไฟล์โดยไม่ถาม", "Excel runs the macros of every file without asking")
MACROS_RUN_TODO = Wording(
    "ปุ่มใช้ได้ แต่ไม่ปลอดภัย ไปที่ ไฟล์ › ตัวเลือก › ศูนย์ความเชื่อถือ แล้วเลือก ปิดใช้งานมาโครพร้อมการแจ้งเตือน",
    "The buttons work, but this is not safe: choose “Disable with notification” in the Trust Center.",
)
MACROS_BLOCKED = Wording("Excel ปิดมาโครทั้งหมด ปุ่มจึงไม่ทำงาน", "Excel blocks all macros, so the buttons do nothing")
MACROS_BLOCKED_TODO = Wording(
    "ไปที่ ไฟล์ › ตัวเลือก › ศูนย์ความเชื่อถือ › การตั้งค่าแมโคร แล้วเลือก ปิดใช้งานมาโครพร้อมการแจ้งเตือน",
    "File › Options › Trust Center › Macro Settings: choose “Disable with notification”.",
)
MACROS_DECIDED = Wording("ผู้ดูแลเครื่องของหน่วยงานปิดมาโครไว้", "the administrator has blocked macros")
MACROS_DECIDED_TODO = Wording(
    "แจ้งผู้ดูแลเครื่องให้เพิ่มโฟลเดอร์ของแบบฟอร์มเป็นตำแหน่งที่เชื่อถือได้ ระหว่างนี้ใช้คำสั่ง itaxl หรือเปิด itaxl.html ในเบราว์เซอร์",
    "Ask for the form's folder as a trusted location; the itaxl command works meanwhile, and itaxl.html in a browser.",
)
PDF = Wording("การทำ PDF", "PDF")
PDF_BY_WORD = Wording("ทำได้ด้วย Word", "made by Word")
PDF_READY = Wording("ทำได้ด้วย LibreOffice", "made by LibreOffice")
NO_PDF = Wording("ไม่พบ Word และ LibreOffice", "neither Word nor LibreOffice was found")
NO_PDF_TODO = Wording(
    "ติดตั้ง LibreOffice หรือเปิดเอกสาร .docx ในเครื่องที่มี Word แล้วบันทึกเป็น PDF",
    "Install LibreOffice, or save the .docx as PDF on a machine with Word.",
)
FONT = Wording("แบบอักษร TH Sarabun", "TH Sarabun font")
HAS_FONT = Wording("มีแล้ว", "installed")
NO_FONT = Wording("ไม่พบในเครื่องนี้", "not installed")
NO_FONT_TODO = Wording(
    "ติดตั้งแบบอักษร TH Sarabun New มิฉะนั้นเอกสารจะแสดงด้วยแบบอักษรอื่นและหน้าอาจเลื่อน",
    "Install TH Sarabun New; without it pages look different and may break elsewhere.",
)
HERE = Wording("โฟลเดอร์ที่ทำงานอยู่", "Current folder")
OWN = Wording("โฟลเดอร์ itaxl ของผู้ใช้", "Your itaxl folder")
LOGS = Wording("โฟลเดอร์บันทึกของโปรแกรม", "Log folder")
TEMPORARY = Wording("โฟลเดอร์ชั่วคราวของเครื่อง", "Temporary folder")
WRITABLE = Wording("เขียนได้", "can be written")
NOT_WRITABLE = Wording("เขียนไม่ได้", "cannot be written")
ELSEWHERE = Wording("ทำงานในโฟลเดอร์อื่น เช่น เดสก์ท็อป", "Work in another folder.")
ASK_FOR_RIGHTS = Wording(
    "แจ้งผู้ดูแลเครื่องให้เปิดสิทธิ์เขียนโฟลเดอร์นี้ หรือดูว่าดิสก์เต็มหรือไม่",
    "Ask for the right to write there, or see whether the disk is full.",
)
ONEDRIVE = Wording("OneDrive", "OneDrive")
HOME_ON_ONEDRIVE = Wording("โฟลเดอร์ที่ทำงานอยู่ซิงค์กับ OneDrive", "the current folder is synchronised")
ONEDRIVE_TODO = Wording(
    "ใช้งานได้ แต่ถ้าไฟล์ไม่อยู่ในเครื่อง เอกสารจะไปอยู่ที่โฟลเดอร์ itaxl › ผลงาน ของผู้ใช้",
    "This works; when a file is online only, documents go to itaxl › ผลงาน in your user folder.",
)


def examine(machine: Machine | None = None, here: Path | None = None) -> Iterator[Diagnosis]:
    """Every line about this machine, the most basic first; `here` is the folder being worked in."""
    machine = machine or Machine()
    here = here or _current()
    yield _program()
    if machine.windows:
        yield _excel(machine)
        yield _word(machine)
        yield _macros(machine)
    else:
        yield Diagnosis("excel", EXCEL, DiagnosisState.GOOD, NOT_WINDOWS)
    yield _pdf(machine)
    yield _font()
    yield from _folders(machine, here)
    if machine.on_onedrive(str(here)):
        yield Diagnosis("onedrive", ONEDRIVE, DiagnosisState.WARNING, HOME_ON_ONEDRIVE, ONEDRIVE_TODO)


def _current() -> Path:
    try:
        return Path.cwd()
    except OSError:
        # A folder that was deleted under us cannot be written either.
        return Path("/nowhere")


def _program() -> Diagnosis:
    params = {"version": itaxl.__version__, "python": platform.python_version(), "missing": ", ".join(_missing())}
    if params["missing"]:
        return Diagnosis("program", PROGRAM, DiagnosisState.BAD, INCOMPLETE, INSTALL_AGAIN, params)
    return Diagnosis("program", PROGRAM, DiagnosisState.GOOD, VERSION, params=params)


def _missing() -> Iterator[str]:
    for name in DEPENDENCIES:
        try:
            version(name)
        except PackageNotFoundError:
            yield name
    if not template_path().is_file():
        yield template_path().name


def _excel(machine: Machine) -> Diagnosis:
    found = machine.office("Excel")
    if found is None:
        return Diagnosis("excel", EXCEL, DiagnosisState.WARNING, NO_EXCEL, NO_EXCEL_TODO)
    params = {"version": found}
    if int(found.partition(".")[0]) < OLDEST_EXCEL:
        return Diagnosis("excel", EXCEL, DiagnosisState.WARNING, OLD_EXCEL, OLD_EXCEL_TODO, params)
    return Diagnosis("excel", EXCEL, DiagnosisState.GOOD, INSTALLED, params=params)


def _word(machine: Machine) -> Diagnosis:
    found = machine.office("Word")
    if found is None:
        return Diagnosis("word", WORD, DiagnosisState.WARNING, NO_WORD, NO_WORD_TODO)
    return Diagnosis("word", WORD, DiagnosisState.GOOD, INSTALLED, params={"version": found})


def _macros(machine: Machine) -> Diagnosis:
    setting, decided = machine.macro_setting() or (ASKS, False)
    if setting in (SIGNED_ONLY, BLOCKS):
        found, todo = (MACROS_DECIDED, MACROS_DECIDED_TODO) if decided else (MACROS_BLOCKED, MACROS_BLOCKED_TODO)
        return Diagnosis("macros", MACROS, DiagnosisState.WARNING, found, todo)
    if setting == RUNS_ALL:
        return Diagnosis("macros", MACROS, DiagnosisState.WARNING, MACROS_RUN, MACROS_RUN_TODO)
    return Diagnosis("macros", MACROS, DiagnosisState.GOOD, MACROS_ASK, MACROS_ASK_TODO)


def _pdf(machine: Machine) -> Diagnosis:
    from itaxl.pdf.converter import converter

    if machine.office("Word"):
        return Diagnosis("pdf", PDF, DiagnosisState.GOOD, PDF_BY_WORD)
    if converter() is None:
        return Diagnosis("pdf", PDF, DiagnosisState.WARNING, NO_PDF, NO_PDF_TODO)
    return Diagnosis("pdf", PDF, DiagnosisState.GOOD, PDF_READY)


def _font() -> Diagnosis:
    from itaxl.pdf.fonts import has_sarabun

    if not has_sarabun():
        return Diagnosis("font", FONT, DiagnosisState.WARNING, NO_FONT, NO_FONT_TODO)
    return Diagnosis("font", FONT, DiagnosisState.GOOD, HAS_FONT)


def _folders(machine: Machine, here: Path) -> Iterator[Diagnosis]:
    """Whether the folders can be written; without the first two nothing can be made at all."""
    places = (
        ("temporary_folder", TEMPORARY, _temporary(), DiagnosisState.BAD, ASK_FOR_RIGHTS),
        ("own_folder", OWN, machine.home / OWN_FOLDER, DiagnosisState.BAD, ASK_FOR_RIGHTS),
        ("log_folder", LOGS, log_folder(), DiagnosisState.WARNING, ASK_FOR_RIGHTS),
        ("current_folder", HERE, here, DiagnosisState.WARNING, ELSEWHERE),
    )
    for topic, subject, place, when_not, todo in places:
        if place is not None and machine.can_write(place):
            yield Diagnosis(topic, subject, DiagnosisState.GOOD, WRITABLE)
        else:
            yield Diagnosis(topic, subject, when_not, NOT_WRITABLE, todo)


def _temporary() -> Path | None:
    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return None
