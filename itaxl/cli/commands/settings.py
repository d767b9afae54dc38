"""`itaxl settings`: which settings count, where each stands, and a commented file to begin with."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.model.visible import made_visible, shown_name
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itaxl.settings.files import Read
    from itaxl.settings.parse import FoundSetting

HELP = Wording(
    """แสดงค่าตั้งของหน่วยงานที่มีผล และที่มาของแต่ละค่า หรือเขียนไฟล์ค่าตั้งตัวอย่าง

    ค่าตั้งอยู่ในไฟล์ itaxl.toml ข้างแบบฟอร์ม หรือในโฟลเดอร์ของผู้ใช้ แก้ได้ด้วย Notepad

    \b
    ตัวอย่าง
      itaxl settings
      itaxl settings แบบฟอร์ม.xlsm
      itaxl settings --new
      itaxl settings --new itaxl.toml
    """,
    """Show the office's settings that count and where each stands, or write a commented example.

    They are in itaxl.toml, beside the form or in the user's folder; any editor changes them.

    \b
    Examples
      itaxl settings
      itaxl settings form.xlsm
      itaxl settings --new
      itaxl settings --new itaxl.toml
    """,
)
PATH = Wording(
    "แบบฟอร์มหรือโฟลเดอร์ที่ต้องการดูค่าตั้ง (ปกติ: โฟลเดอร์นี้) ไฟล์ค่าตั้งที่ต้องการตรวจ หรือชื่อไฟล์ที่จะเขียนด้วย --new",
    "a form or folder whose settings to show (default: this folder), a settings file to check, or the file for --new",
)
NEW = Wording("เขียนไฟล์ค่าตั้งตัวอย่าง พร้อมคำอธิบาย (ไม่เขียนทับไฟล์เดิม)", "write a commented example (never over a file)")

WROTE = Wording(
    "เขียนไฟล์ค่าตั้งตัวอย่างไว้ที่ {path}\nเปิดด้วย Notepad แล้วลบ # หน้าบรรทัดที่ต้องการใช้",
    "Wrote {path}; take the # off what you want.",
)
FILES = Wording("ไฟล์ค่าตั้งที่อ่าน", "Settings read")
NO_FILE = Wording(
    "ยังไม่มีไฟล์ค่าตั้ง จึงใช้ค่าปกติทั้งหมด\nสร้างด้วยคำสั่ง itaxl settings --new จะได้ไฟล์ {path}",
    "There are no settings, so all is as usual.\nitaxl settings --new writes {path}",
)
MISNAMED = Wording(
    "พบไฟล์ {path} ซึ่งไม่มีผล เปลี่ยนชื่อให้ลงท้ายด้วย .toml (ไม่มี .txt)", "{path} counts for nothing: take .txt off its name"
)
NOTHING = Wording("ไม่ได้ตั้งค่าใด ทุกค่าเป็นค่าปกติ", "Nothing is set; all is as usual.")
SET = Wording("ค่าที่ตั้งไว้", "What they set")
AT_LINE = Wording("{file} บรรทัด {line}", "{file} line {line}")
STYLES = Wording("ต่างจากปกติ {count} สไตล์", "{count} styles other than usual")
BYTES = Wording("รูป {size} KB", "picture, {size} KB")
LONGEST_VALUE: Final = 70
EXAMPLE: Final = "example.toml"


@click.command(cls=Command, help=HELP)
@argument("path", required=False, type=FilePath(), metavar="[PATH]", help=PATH)
@option("--new", is_flag=True, help=NEW)
@click.pass_context
def command(context: click.Context, path: Path | None, new: bool) -> None:
    """Print the settings that count, or write the example."""
    lang: Lang = context.obj["lang"]
    if new:
        click.echo(WROTE.render(lang, {"path": _written(path)}))
        return
    for line in _shown(_read(path), _misnamed(path), lang):
        click.echo(line)


def _written(path: Path | None) -> Path:
    from importlib.resources import files

    from itaxl.files.whole_file import write_new
    from itaxl.files.write_errors import folder_explained
    from itaxl.settings.folders import NAME, user_file

    place = path or user_file()
    if place.is_dir():
        place = place / NAME
    with folder_explained(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
    write_new(place, files("itaxl.settings").joinpath(EXAMPLE).read_bytes())
    return place


def _read(path: Path | None) -> "Read":
    """The settings of one file, or those that count in a folder or for a workbook."""
    from itaxl.settings.files import read_files
    from itaxl.settings.folders import files_for

    if path and path.suffix.lower() == ".toml":
        return read_files([path])
    return read_files(list(files_for(_folder(path))))


def _folder(path: Path | None) -> Path:
    """The folder of a form; the current one when nothing is named."""
    place = (path or Path()).absolute()
    return place if place.is_dir() else place.parent


def _misnamed(path: Path | None) -> "Iterator[Path]":
    """Files that Notepad has called itaxl.toml.txt, which Windows shows without that ending."""
    from itaxl.settings.folders import NAME, user_file

    for each in {user_file().parent, _folder(path)}:
        if (each / f"{NAME}.txt").is_file():
            yield each / f"{NAME}.txt"


def _shown(read: "Read", misnamed: "Iterator[Path]", lang: Lang) -> "Iterator[str]":
    from itaxl.settings.folders import user_file

    yield from (MISNAMED.render(lang, {"path": path}) for path in misnamed)
    if not read.files:
        yield NO_FILE.render(lang, {"path": user_file()})
        return
    yield FILES.render(lang)
    yield from (f"  {shown_name(path)}" for path in read.files)
    yield ""
    last = {each.place: each for each in read.found}
    if not last:
        yield NOTHING.render(lang)
        return
    yield SET.render(lang)
    for each in last.values():
        file = Path(each.file.name) if len(read.files) == 1 else each.file
        where = AT_LINE.render(lang, {"file": file, "line": each.line})
        yield f"  {each.key} = {_value(each, lang)}"
        yield f"      {where}: {each.setting.what.render(lang)}"


def _value(each: "FoundSetting", lang: Lang) -> str:
    if isinstance(each.value, bytes):
        return BYTES.render(lang, {"size": max(1, round(len(each.value) / 1024))})
    if each.place == ("template",):
        return STYLES.render(lang, {"count": len(each.value)})  # type: ignore[arg-type]
    if isinstance(each.value, tuple):
        return made_visible(" · ".join(map(str, each.value)))
    text = made_visible(" ".join(str(each.value).split()))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
