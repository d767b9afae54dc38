"""Build the page that checks and makes papers in a browser: one file, and the same as a folder for web servers.

    python scripts/build/page.py [FOLDER]           into dist/ unless given

`itaxl.html` carries everything in itself and opens from a disk. `itaxl-page/` is for a web server of an office, with
headers for IIS, Apache and nginx. Parts come from npm and PyPI, each by the hash in page.lock; the same sources and
parts give the same bytes. Needs npm and pip.
"""

import base64
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import itaxl
from venv_setup import ROOT, Stop, one_sentence

HERE: Final = Path(__file__).parent
SOURCES: Final = HERE / "page_sources"
LOCK: Final = HERE / "page.lock"
PACKAGES: Final = Path.home() / ".cache" / "itaxl-page"
LARGEST: Final = 12_000_000
"""Bytes of the page."""
CORE: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PROGRAM: Final = "itaxl.zip"
LEFT_OUT: Final = ("cli/", "excel/", "manual/", "ribbon.py", "__main__.py")
"""Of itaxl, what only a machine with processes, Excel or a terminal uses."""
DEAD: Final = re.compile(r"\.pyi$|sboms/|RECORD$|_speedups\.|__pycache__|\.so$(?<!wasm32-emscripten\.so)")
SCRIPTS: Final = ("texts.js", "zip.js", "desk.js", "results.js", "page.js")
CSP: Final = (
    "default-src 'none'; script-src {hashes} 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src {connect};"
    " style-src 'unsafe-inline'; img-src data: blob:; form-action 'none'; base-uri 'none'"
)
"""What the browser holds the page to: no place but itself, or its own folder, is ever asked for anything."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def build(out: Path) -> Path:
    """Write the page and the folder into `out`; gives the page."""
    wheels, core = parts_of_lock()
    parts = {name: core[name] for name in CORE} | {PROGRAM: program(wheels)}
    packed = {name: gzip.compress(data, 9, mtime=0) for name, data in parts.items()}
    facts = {
        "version": itaxl.__version__,
        "parts": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
    }
    carried = "\n".join(
        f'<script type="text/plain" data-part="{name}">{base64.b64encode(data).decode()}</script>'
        for name, data in packed.items()
    )
    page = html(facts, connect="'none'").replace("<!--PARTS-->", carried)
    if len(page.encode()) > LARGEST:
        raise Stop(f"The page is {len(page.encode()):,} bytes, over {LARGEST:,}.")
    out.mkdir(parents=True, exist_ok=True)
    (out / "itaxl.html").write_text(page, encoding="utf-8", newline="\n")
    _write_folder(out / "itaxl-page", facts, packed)
    return out / "itaxl.html"


def html(facts: Mapping[str, object], *, connect: str) -> str:
    """The page without its parts: sources filled in, and the policy with the hashes of its scripts."""
    texts = tomllib.loads((SOURCES / "texts.toml").read_text(encoding="utf-8"))
    script = "\n".join(_source(name) for name in SCRIPTS)
    for name, value in {"TEXTS": texts, "FACTS": facts}.items():
        written = json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        script = script.replace(f"/*{name}*/", written)
    page = _source("page.html")
    for name, text in {"STYLE": _source("page.css"), "SCRIPT": script, "WORKER": _source("worker.js")}.items():
        page = page.replace(f"/*{name}*/", text)
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    )
    return page.replace("<!--CSP-->", CSP.format(hashes=hashes, connect=connect))


def program(wheels: Mapping[str, bytes]) -> bytes:
    """A zip of itaxl and the packages it needs, as they lie in site-packages; stored, for it is packed as a whole."""
    files = dict(_own())
    for wheel in wheels.values():
        with zipfile.ZipFile(io.BytesIO(wheel)) as opened:
            files |= {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            if not DEAD.search(name):
                archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name])
    return out.getvalue()


def _own() -> Iterator[tuple[str, bytes]]:
    package = ROOT / "itaxl"
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package).as_posix()
        if path.is_file() and "__pycache__" not in name and not name.startswith(LEFT_OUT):
            yield f"itaxl/{name}", path.read_bytes()
    yield "itaxl/Template.xlsm", (ROOT / "workbook" / "Template.xlsm").read_bytes()
    for name in ("LICENSE", "THIRD_PARTY.md"):
        yield f"itaxl/{name}", (ROOT / name).read_bytes()


def parts_of_lock() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The wheels by name and the files of Pyodide's core by name, each as page.lock pins it."""
    pinned = re.findall(r"^([\w-]+)==(\S+) --(?:hash|integrity)=(\S+)$", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    wheels, core = {}, {}
    for name, version, pin in pinned:
        data = _kept(name, version, pin)
        if name == "pyodide":
            with tarfile.open(fileobj=io.BytesIO(data)) as opened:
                for member in CORE:
                    file = opened.extractfile(f"package/{member}")
                    assert file
                    core[member] = file.read()
        else:
            wheels[name] = data
    return wheels, core


def _kept(name: str, version: str, pin: str) -> bytes:
    """A package from the cache, else from its registry; Stop for one that is not as it is pinned."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    place = PACKAGES / f"{name}-{version}-{hashlib.sha256(pin.encode()).hexdigest()[:12]}"
    if not place.is_file() or not _is_pinned(place.read_bytes(), pin):
        data = _from_npm(name, version) if name == "pyodide" else _from_pypi(name, version, pin)
        if not _is_pinned(data, pin):
            raise Stop(f"{name} {version} is not what page.lock pins.")
        place.write_bytes(data)
    return place.read_bytes()


def _is_pinned(data: bytes, pin: str) -> bool:
    kind, _, digest = pin.partition("-" if pin.startswith("sha512-") else ":")
    found = hashlib.new(kind, data)
    return digest in (found.hexdigest(), base64.b64encode(found.digest()).decode())


def _from_npm(name: str, version: str) -> bytes:
    with TemporaryDirectory() as folder:
        _run("npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", folder)
        (file,) = Path(folder).iterdir()
        return file.read_bytes()


def _from_pypi(name: str, version: str, pin: str) -> bytes:
    platforms = ("pyemscripten_2026_0_wasm32", "manylinux2014_x86_64")
    with TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(f"{name}=={version} --hash={pin}\n", encoding="utf-8")
        kind = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", "3.14"]
        kind += ["--abi", "cp314", "--abi", "none", *(word for each in platforms for word in ("--platform", each))]
        pip = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes")
        _run(*pip, *kind, "-r", wanted, "-d", folder)
        (file,) = Path(folder).glob("*.whl")
        return file.read_bytes()


def _run(*command: str | Path) -> None:
    try:
        ran = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    except OSError:
        raise Stop(f"{command[0]} is missing.") from None
    if ran.returncode:
        raise Stop(f"{' '.join(map(str, command[:3]))} failed: {ran.stderr.strip()[-300:]}")


def _source(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8").strip()


def _write_folder(folder: Path, facts: Mapping[str, object], packed: Mapping[str, bytes]) -> None:
    """The same page with its parts beside it, as plain bytes of no kind that a server could get wrong."""
    named = f'<script type="text/plain" data-folder>{" ".join(packed)}</script>'
    page = html(facts, connect="'self'").replace("<!--PARTS-->", named)
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
    for name, data in packed.items():
        (folder / "parts" / f"{name}.gz.bin").write_bytes(data)
    for name in ("web.config", ".htaccess", "nginx.conf"):
        text = _source(name.lstrip("."))
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def main(words: list[str]) -> None:
    """Build, and say what was built."""
    page = build(Path(words[0]) if words else ROOT / "dist")
    data = page.read_bytes()
    print(f"{page}: {len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    with one_sentence():
        main(sys.argv[1:])
