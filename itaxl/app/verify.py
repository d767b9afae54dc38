"""A package looked over again: every file as it was packed, papers as the form makes them, the verdict once more."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from itaxl import __version__
from itaxl.app import manifest as parts
from itaxl.app.choice import Choice
from itaxl.app.manifest import Manifest, Packed, read_manifest
from itaxl.app.pack import Contents, contents_here
from itaxl.app.sorting import is_hidden
from itaxl.docx.docx_file import body_hash
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile, over, refused
from itaxl.model.finding import Severity
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.office_file.zip_package import Container
from itaxl.processes.isolated_task import isolated
from itaxl.reports.verdict import Verdict
from itaxl.thai.digits import to_thai
from itaxl.workbook.reader import contents

WHOLE = Wording("ไฟล์ทั้ง {count} ไฟล์ตรงกับที่ทำชุดไว้", "All {count} files are as they were packed")
CHANGED = Wording(
    "ไฟล์ “{name}” ถูกแก้หลังทำชุด ขอไฟล์ใหม่จากผู้ส่ง", "“{name}” was changed after packing: ask the sender for it"
)
MISSING = Wording("ไม่มีไฟล์ “{name}” ในชุดนี้ ขอจากผู้ส่ง", "“{name}” is missing from the package: ask the sender for it")
SWAPPED = Wording(
    "ไฟล์ “{name}” มีเนื้อหาของไฟล์ “{other}” ไฟล์ถูกสลับหรือตั้งชื่อผิด เปลี่ยนชื่อกลับ",
    "“{name}” holds what was packed as “{other}”: they were swapped or renamed; name them back",
)
RENAMED = Wording("ไฟล์ “{other}” ถูกเปลี่ยนชื่อเป็น “{name}” เปลี่ยนชื่อกลับ", "“{other}” is called “{name}” now; name it back")
ADDED = Wording("ไฟล์ “{name}” ไม่ได้อยู่ในชุดตอนทำ", "“{name}” was not in the package when it was made")
SAME_PAPER = Wording("“{name}” ตรงกับที่แบบฟอร์มในชุดทำได้ตอนนี้", "“{name}” is what the form in the package makes now")
OTHER_PAPER = Wording(
    "“{name}” ไม่ตรงกับที่แบบฟอร์มในชุดทำได้ตอนนี้ เอกสารหรือแบบฟอร์มถูกแก้หลังทำ ให้ทำชุดใหม่",
    "“{name}” is not what the form in the package makes now: one of them was edited; pack anew",
)
OTHER_VERSION = Wording(
    "ชุดนี้ทำด้วย itaxl รุ่น {made} เครื่องนี้ใช้รุ่น {now} หรือใช้ค่าตั้งของหน่วยงาน จึงเทียบ “{name}” กับแบบฟอร์มไม่ได้",
    "Packed by itaxl {made}, this is {now}, or an office's own settings counted: “{name}” cannot be compared",
)
NO_FORM = Wording(
    "ไม่มีแบบฟอร์มที่อ่านได้ในชุดนี้ จึงตรวจซ้ำไม่ได้", "No form that can be read is in the package: it cannot be checked again"
)
VERDICT = Wording("ตรวจซ้ำแล้ว: {verdict}", "Checked again: {verdict}")
VERDICT_CHANGED = Wording(
    "ตรวจซ้ำแล้ว: {verdict} แต่ตอนทำชุดคือ {before}", "Checked again: {verdict}, but when packed: {before}"
)
DRAFT = Wording("ชุดนี้ทำเป็นร่าง ขณะยังมีข้อที่ต้องแก้", "This package was made as a draft, with errors standing")
_VERDICTS: Final = {each.value.en: each.value for each in Verdict}


class VerifiedLine(NamedTuple):
    """One sentence about a package, and whether it is as it should be."""

    well: bool
    sentence: Wording


@dataclass(frozen=True, slots=True)
class Verified:
    """What there is to say of a package, and its manifest."""

    manifest: Manifest
    said: tuple[VerifiedLine, ...]

    @property
    def well(self) -> bool:
        """Whether everything is as it should be."""
        return all(each.well for each in self.said)


def verify(path: Path) -> Verified:
    """Look a package over, a zip or the folder it was unpacked into. Raises Refused when it is no package of ours."""
    try:
        files = _of_folder(path) if path.is_dir() else isolated(files_here, path)
        if parts.NAME not in files:
            raise UnreadableFile("no_package")
        manifest = read_manifest(files.pop(parts.NAME))
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None
    return Verified(manifest, (*_files(manifest, files), *_papers(manifest, files)))


def files_here(path: Path) -> dict[str, bytes]:
    """The files of a zip by name, unpacked in this process, which ought to be a capped one."""
    caps = limits()
    try:
        container = Container(contents(path, caps), caps, of_files=True)
        names = [name for name in container.names if not name.endswith("/")]
        return _at_top({name: container.read(name, caps["file"], "file") for name in names})
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None


def _of_folder(folder: Path) -> dict[str, bytes]:
    caps = limits()
    inner = [each for each in sorted(folder.iterdir()) if each.is_dir() and not is_hidden(each.name)]
    if not (folder / parts.NAME).is_file() and len(inner) == 1 and not inner[0].is_symlink():
        folder = inner[0]
    if not (folder / parts.NAME).is_file():
        raise UnreadableFile("no_package")
    files, total = {}, 0
    for top, folders, names in os.walk(folder, onerror=_closed):
        folders.sort()
        for entry in (Path(top, name) for name in sorted(names)):
            if entry.is_file() and not entry.is_symlink():
                data = files[entry.relative_to(folder).as_posix()] = contents(entry, caps)
                total += len(data)
            if total > caps["inflated"] or len(files) > caps["entries"]:
                raise over("inflated", total, caps["inflated"])
    return _at_top(files)


def _closed(error: OSError) -> None:
    raise UnreadableFile("permission" if isinstance(error, PermissionError) else "busy") from error


def _at_top(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files without what systems leave beside them, and without the one folder that all of them lie in."""
    known = {name: data for name, data in files.items() if not any(map(is_hidden, PurePosixPath(name).parts))}
    tops = {PurePosixPath(name).parts[0] for name in known}
    if len(tops) == 1 and parts.NAME not in known:
        top = f"{next(iter(tops))}/"
        known = {name.removeprefix(top): data for name, data in known.items()}
    return known


def _files(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[VerifiedLine]:
    """What became of each file since it was packed."""
    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    by_hash = {entry.sha256: entry.name for entry in manifest.files}
    known = {entry.name for entry in manifest.files}
    added = sorted(hashes.keys() - known)
    wrong = False
    for entry in manifest.files:
        found = hashes.get(entry.name)
        if found == entry.sha256:
            continue
        wrong = True
        called = next((name for name in added if hashes[name] == entry.sha256), "")
        if found is None and called:
            added.remove(called)
            yield VerifiedLine(False, _with(RENAMED, name=called, other=entry.name))
        elif found is None:
            yield VerifiedLine(False, _with(MISSING, name=entry.name))
        elif other := by_hash.get(found):
            yield VerifiedLine(False, _with(SWAPPED, name=entry.name, other=other))
        else:
            yield VerifiedLine(False, _with(CHANGED, name=entry.name))
    if not wrong:
        yield VerifiedLine(True, _with(WHOLE, count=to_thai(str(len(manifest.files)))))
    for name in added:
        yield VerifiedLine(False, _with(ADDED, name=name))


def _papers(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[VerifiedLine]:
    """Whether the papers are what the form makes now, and what the check says of it."""
    form = next((entry for entry in manifest.files if entry.role == parts.FORM), None)
    pictures = [entry.name for entry in manifest.files if entry.role == parts.PICTURE]
    made = _made(form, files, pictures) if form else None
    if made is None:
        yield VerifiedLine(False, NO_FORM)
        return
    bodies = {body_hash(data).actual: name for name, data in made.papers.items()}
    comparable = manifest.itaxl == __version__ and not manifest.own_settings
    for entry in manifest.files:
        if entry.role != parts.PAPER or entry.name not in files:
            continue
        if body_hash(files[entry.name]).actual in bodies:
            yield VerifiedLine(True, _with(SAME_PAPER, name=entry.name))
        elif comparable:
            yield VerifiedLine(False, _with(OTHER_PAPER, name=entry.name))
        else:
            yield VerifiedLine(True, _with(OTHER_VERSION, name=entry.name, made=manifest.itaxl, now=__version__))
    if manifest.draft:
        yield VerifiedLine(False, DRAFT)
    verdict, before = made.result.verdict, _VERDICTS.get(manifest.verdict, Wording(*[_plain(manifest.verdict)] * 2))
    if verdict.en == manifest.verdict:
        yield VerifiedLine(not made.result.count(Severity.ERROR), _spoken(VERDICT, verdict=verdict))
    else:
        yield VerifiedLine(False, _spoken(VERDICT_CHANGED, verdict=verdict, before=before))


def _made(form: Packed, files: Mapping[str, bytes], pictures: Sequence[str]) -> Contents | None:
    """What the form in a package makes now, drawn in a folder of its own with the `pictures` that it names."""
    if form.name not in files or Path(form.name).name != form.name:
        return None
    with TemporaryDirectory(prefix="itaxl-", ignore_cleanup_errors=True) as folder:
        place = Path(folder, form.name)
        place.write_bytes(files[form.name])
        for name in pictures:
            if name in files and Path(name).name == name and name != form.name:
                Path(folder, name).write_bytes(files[name])
        try:
            return isolated(contents_here, place, None, Choice())
        except Refused:
            return None


def _with(wording: Wording, **params: str) -> Wording:
    plain = {name: _plain(text) for name, text in params.items()}
    return Wording(*(text.format_map(plain) for text in wording))


def _spoken(wording: Wording, **params: Wording) -> Wording:
    return Wording(
        wording.th.format_map({name: each.th for name, each in params.items()}),
        wording.en.format_map({name: each.en for name, each in params.items()}),
    )


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
