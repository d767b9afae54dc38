"""Whether a form fits this itaxl, and what stands between it and its buttons."""

from collections.abc import Iterator
from pathlib import Path

import itaxl
from itaxl.app.diagnosis import NOTHING_TO_DO, Diagnosis, DiagnosisState
from itaxl.form.fields import SCHEMA
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording, literal
from itaxl.processes.machine import Machine

FORM = Wording("แบบฟอร์ม", "The form")
IN_STEP = Wording("รุ่น {template} ใช้กับโปรแกรมรุ่นนี้ได้", "version {template}, fits this itaxl")
NOT_A_FORM = Wording("ไม่ใช่แบบฟอร์มของ itaxl หรือเสียหาย", "not a form of itaxl, or damaged")
REPAIR = Wording(
    "ใช้ปุ่ม ซ่อมแบบฟอร์ม หรือคำสั่ง itaxl new ใหม่.xlsm --from ไฟล์นี้", "Use Repair form, or itaxl new NEW --from FILE."
)
OLDER = Wording(
    "โครงสร้างเดิม ({schema}) โปรแกรมใช้โครงสร้าง {known}", "an earlier structure ({schema}); this itaxl has {known}"
)
OLDER_TODO = Wording(
    "ยังใช้ได้ กดปุ่ม ซ่อมแบบฟอร์ม เมื่อสะดวก เพื่อย้ายไปแบบฟอร์มใหม่", "It still works; use Repair form when convenient."
)
NEWER = Wording(
    "โครงสร้าง {schema} ใหม่กว่าโปรแกรมซึ่งรู้จักถึง {known}", "structure {schema} is newer than this itaxl, which knows {known}"
)
UPDATE = Wording("ติดตั้ง itaxl รุ่นใหม่", "Install the newest itaxl.")
OTHER_TEMPLATE = Wording("รุ่น {template} โปรแกรมรุ่น {version}", "version {template}, itaxl is {version}")
OTHER_TEMPLATE_TODO = Wording(
    "ใช้งานได้ ถ้าต้องการปุ่มใหม่ให้กด ซ่อมแบบฟอร์ม", "It works; Repair form brings the newest buttons."
)

MODULE = Wording("มาโครของแบบฟอร์ม", "The form's macros")
MODULE_GOOD = Wording("xlwings {module} ตรงกับโปรแกรม", "xlwings {module}, as installed")
MODULE_OTHER = Wording("xlwings {module} แต่โปรแกรมใช้ {installed}", "xlwings {module}, installed is {installed}")
MODULE_GONE = Wording("ไม่มีมาโคร ปุ่มจึงไม่ทำงาน", "gone, so the buttons do nothing")
MODULE_TODO = Wording(
    "กดปุ่ม ซ่อมแบบฟอร์ม หรือใช้คำสั่ง itaxl new ใหม่.xlsm --from ไฟล์นี้", "Use Repair form, or itaxl new NEW --from FILE."
)

FROM_INTERNET = Wording("ที่มาของไฟล์", "Where the file came from")
MARKED = Wording(
    "Windows ทำเครื่องหมายว่ามาจากอินเทอร์เน็ตหรืออีเมล Excel จึงปิดมาโคร",
    "marked as coming from the Internet, so Excel blocks its macros",
)
UNBLOCK = Wording(
    "ปิดไฟล์ คลิกขวาที่ไฟล์ เลือก คุณสมบัติ ทำเครื่องหมาย เลิกบล็อก แล้วกด ตกลง",
    "Close it, right-click the file, Properties, tick Unblock, OK.",
)
UNBLOCK_DECIDED = Wording(
    "คัดลอกไฟล์ไปไว้ในโฟลเดอร์ itaxl ของผู้ใช้ แล้วเลิกบล็อกใน คุณสมบัติ ถ้ายังไม่ได้ให้แจ้งผู้ดูแลเครื่อง",
    "Unblock it in Properties; if that does not help, ask your administrator.",
)
ONEDRIVE = Wording("ที่เก็บไฟล์", "Where the file lies")
ON_ONEDRIVE = Wording("อยู่บน OneDrive หรือ SharePoint", "on OneDrive or SharePoint")
ONEDRIVE_TODO = Wording(
    "ใช้งานได้ แต่เอกสารอาจไปอยู่ที่โฟลเดอร์ itaxl › ผลงาน ของผู้ใช้ กดปุ่ม เปิดโฟลเดอร์ เพื่อดู",
    "This works, but documents may go to itaxl › ผลงาน in your user folder; Open folder shows them.",
)


def examine_form(machine: Machine, form: Path, place: str | None = None) -> Iterator[Diagnosis]:
    """Every line about the form at `form`; `place` is where it really lies when `form` is a copy of it."""
    from itaxl.reading import read_submission
    from itaxl.workbook.reader import read_grid

    place = place or str(form.absolute())
    try:
        yield _version(read_submission(read_grid(form)))
    except Refused as refusal:
        yield _refused(refusal)
        return
    if (module := _module(form)) is not None:
        yield module
    if machine.came_from_internet(Path(place)):
        todo = UNBLOCK_DECIDED if machine.blocks_from_internet() else UNBLOCK
        yield Diagnosis("internet", FROM_INTERNET, DiagnosisState.WARNING, MARKED, todo)
    if machine.on_onedrive(place):
        yield Diagnosis("form_onedrive", ONEDRIVE, DiagnosisState.WARNING, ON_ONEDRIVE, ONEDRIVE_TODO)


def _refused(refusal: Refused) -> Diagnosis:
    """The file cannot be read; its name stays out of what is said."""
    kind, how = refusal.params.get("kind"), refusal.params.get("how")
    if not isinstance(kind, Wording) or not isinstance(how, Wording):
        return Diagnosis("form", FORM, DiagnosisState.BAD, NOT_A_FORM, REPAIR)
    found, todo = (literal(each.render("th"), each.render("en")) for each in (kind, how))
    return Diagnosis("form", FORM, DiagnosisState.BAD, found, todo)


def _version(submission: Submission) -> Diagnosis:
    cell = submission.fields.get("meta.template")
    template = cell.value if cell and cell.value else "?"
    params = {"template": template, "version": itaxl.__version__, "schema": submission.schema, "known": SCHEMA}
    state, found, todo = DiagnosisState.GOOD, IN_STEP, NOTHING_TO_DO
    if submission.schema > SCHEMA:
        state, found, todo = DiagnosisState.BAD, NEWER, UPDATE
    elif not submission.schema:
        state, found, todo = DiagnosisState.BAD, NOT_A_FORM, REPAIR
    elif submission.schema < SCHEMA:
        state, found, todo = DiagnosisState.WARNING, OLDER, OLDER_TODO
    elif template != itaxl.__version__:
        found, todo = OTHER_TEMPLATE, OTHER_TEMPLATE_TODO
    return Diagnosis("form", FORM, state, found, todo, params)


def _module(form: Path) -> Diagnosis | None:
    """The macros' version against xlwings'; a workbook without room for macros is not spoken of."""
    from importlib.metadata import version

    from itaxl.workbook.vba_source import module_version

    if form.suffix.lower() != ".xlsm":
        return None
    found, installed = module_version(form), version("xlwings")
    params = {"module": found or "?", "installed": installed}
    if found is None:
        return Diagnosis("macros_of_form", MODULE, DiagnosisState.WARNING, MODULE_GONE, MODULE_TODO)
    if found != installed:
        return Diagnosis("macros_of_form", MODULE, DiagnosisState.WARNING, MODULE_OTHER, MODULE_TODO, params)
    return Diagnosis("macros_of_form", MODULE, DiagnosisState.GOOD, MODULE_GOOD, params=params)
