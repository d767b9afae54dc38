"""The cover sheet of a package: whose it is, what is in it, and what the check said, on one printable page."""

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

_PAGE: Final = """<!doctype html>
<html lang="th"><head><meta charset="utf-8"><title>{title}</title>
<style>
@page {{ size: A4; margin: 2cm }}
body {{ font: 16pt "TH SarabunPSK", "TH Sarabun New", "Sarabun", sans-serif }}
body {{ margin: 2em auto; max-width: 19cm; color: #222 }}
h1 {{ font-size: 24pt; margin: 0 }} p {{ margin: .2em 0 }}
table {{ border-collapse: collapse; width: 100%; margin-top: 1em }}
td, th {{ border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top }}
.verdict {{ font-size: 20pt; font-weight: bold; border: 2px solid #222; padding: .2em .6em; display: inline-block }}
code {{ font-size: 11pt; word-break: break-all }}
</style></head><body>
<h1>{title}</h1>
{facts}
<p class="verdict">{verdict}</p>
<table><tr><th>ไฟล์</th><th>คือ</th><th>รหัสตรวจสอบ (SHA-256)</th></tr>{rows}</table>
<p>ตรวจชุดนี้ได้ด้วยคำสั่ง itaxl verify ชื่อไฟล์.zip</p>
</body></html>
"""
TITLE: Final = "ใบปะหน้าชุดเอกสารรายงานผลมาตรการส่งเสริมคุณธรรมและความโปร่งใส"


class CoverFile(NamedTuple):
    """A file on the cover: its name, what it is in words, its hash."""

    name: str
    what: str
    sha256: str


def cover_page(facts: Sequence[tuple[str, str]], verdict: str, items: Sequence[CoverFile]) -> str:
    """The cover sheet as HTML; all texts are escaped."""
    return _PAGE.format(
        title=escape(TITLE),
        facts="".join(f"<p><b>{escape(name)}</b> {escape(text)}</p>" for name, text in facts),
        verdict=escape(verdict),
        rows="".join(
            f"<tr><td>{escape(item.name)}</td><td>{escape(item.what)}</td><td><code>{item.sha256}</code></td></tr>"
            for item in items
        ),
    )
