"""Who signed a paper: opinions, names and posts below its text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from itaxl.form.fields import POSTS, SIGNERS_TABLE
from itaxl.papers_in.blocks import PaperLine, PaperPlace
from itaxl.papers_in.credible import is_credible
from itaxl.papers_in.ledger import Ledger
from itaxl.papers_in.people import ACTING, Person, Post, person_of, post_of, rank_of
from itaxl.papers_in.said import FOUND, GUESSED, SaidValues, Trust
from itaxl.papers_in.typed_text import MARK, glued, is_rule, mended, one_line

_RANK_OF_POST: Final = re.compile(r"(?:ปฏิบัติการ|ชำนาญการ|ชำนาญงาน|ปฏิบัติงาน|อาวุโส|เชี่ยวชาญ|ระดับ)")
_OPINION_LABEL: Final = re.compile(
    r"(?:ความเห็น|ความคิดเห็น|การพิจารณา|คำสั่ง|ข้อสั่งการ|บันทึก|คำวินิจฉัย)\s*(?:/\s*(?:คำสั่ง|ข้อสั่งการ))?\s*"
    r"(?:ของ)?\s*(?P<whose>(?:ผู้บังคับบัญชา|ผู้บริหาร|รอง|ปลัด|นายก|หัวหน้า|ผู้อำนวยการ|ผอ\.)[^:：]{0,60})?\s*[:：]?\s*"
)
_ENDS_LABEL: Final = re.compile(r"^(?P<post>\S+(?:\s(?:อบต|อบจ|ทต|ทม|ทน)\.?\S*)?)(?:\s+(?P<rest>.*))?$")
_ADDRESS: Final = re.compile(
    r"เรียน\s*(?:รอง)?(?:นายก|ปลัด|ท่าน|ผู้อำนวยการ|ผอ\.?|หัวหน้า)[^\-–•]*?(?=\s*(?:[-–•]|เพื่อ|เห็น|$))"
)
_SIGN_HERE: Final = re.compile(
    r"[\s.…_]*\(?\s*ลงชื่อ\s*\)?[\s.…_]*(?:ผู้\S{2,20})?[\s.…_]*|(?:ผู้(?:รายงาน|จัดทำ|เสนอ|ตรวจสอบ|รับรอง|อนุมัติ|เห็นชอบ|บันทึก)(?:รายงาน)?\s*[:：]?\s*)"
)
_BESIDE: Final = re.compile(r"\t+|\s{8,}")
_TICK: Final = re.compile(r"\(\s*(?P<bracket>[/✓✔xX]?)\s*\)|(?P<box>[☑☒☐✓✔□■])")
_TICKED: Final = "☑☒✓✔■"
_DATED: Final = re.compile(
    r"(?:ลง)?วันที่[\s./…_\-]*(?:[\d๐-๙]{1,2}[\s./]*(?:[ก-๎]{1,3}\.[ก-๎]{1,2}\.|[ก-๎]{4,9}|[\d๐-๙]{1,2})[\s./]*[\d๐-๙]{2,4})?"
)
"""The day beside a signature, filled in or not."""
_COPY: Final = re.compile(r"สำเนาถูกต้อง|รับรองสำเนา|สำเนาคู่ฉบับ")
_MAYOR: Final = re.compile(r"(?:รอง)?นายก")
_CLERK: Final = re.compile(r"(?:รอง)?ปลัด")
_DEPUTY: Final = re.compile(r"รอง|ผู้ช่วย")
_HEAD: Final = re.compile(r"หัวหน้า|ผู้อำนวยการ|ผอ\.|รักษาการหัวหน้า")
_OF_FORM: Final = "หัวหน้าสำนัก"
"""How the post begins of the head who has a row of his own in the form."""
_OF_OFFICE: Final = re.compile(r"หัวหน้าสำนัก|ผู้อำนวยการ|ผอ\.")


@dataclass(slots=True)
class PaperSigner:
    """One person who signed: the lines above the name, the name, the post below it."""

    person: Person
    place: PaperPlace
    lines: list[PaperLine]
    above: list[PaperLine]
    rank: str = ""
    posts: list[str] = field(default_factory=list)

    @property
    def post(self) -> Post:
        """The post, from all lines below the name."""
        return post_of(" ".join(self.posts))


def read_signers(lines: Sequence[PaperLine], said: SaidValues, ledger: Ledger) -> int:
    """Note who signed, from the lines below a paper's text; how many signers there were."""
    found = list(_signers(list(_column_by_column(lines, ledger))))
    chosen = list(_roles(found))
    for role, signer, trust in chosen:
        _say(role, signer, trust, said, ledger)
    _say_further(found, {id(signer): role for role, signer, _ in chosen}, said, ledger)
    return len(found)


def say_listed(rows: Sequence[tuple[str, str, str, PaperPlace]], said: SaidValues) -> None:
    """Note signers of a list: name, position and opinion of each."""
    signers = []
    for name, position, opinion, place in rows:
        if person := person_of(name):
            line = PaperLine((0,), opinion, place)
            signers.append(PaperSigner(person, place, [], [line] if opinion else [], posts=[position]))
    for role, signer, trust in _roles(signers):
        _say(role, signer, trust, said, Ledger())


def has_person(lines: Sequence[PaperLine]) -> bool:
    """Whether one of the lines names a person as signatures do."""
    return any(person_of(line.text) for line in lines)


def _column_by_column(lines: Sequence[PaperLine], ledger: Ledger) -> Iterator[PaperLine]:
    """The lines in the order in which blocks beside each other, typed with tabs, are read."""
    waiting: list[list[PaperLine]] = []
    at: list[int] = []
    for place, line in enumerate(lines):
        pieces = [piece for piece in _BESIDE.split(line.text.strip()) if piece.strip()]
        stops = _stops(line)
        if waiting and len(stops) == 1 < len(waiting) == len(at) and stops[0] in at and stops[0] > 0:
            waiting[at.index(stops[0])].append(line)
            continue
        if not waiting and place + 1 < len(lines) and _people_beside(lines[place + 1].text) > 1:
            pieces = _above(line, lines[place + 1]) or pieces
            if len(pieces) == 2 and not _people_beside(line.text):
                parts = ledger.parts(line, pieces)
                waiting = [[part] for part in parts]
                continue
        side_by_side = len(pieces) > 1 and (
            waiting
            or sum(person_of(piece) is not None for piece in pieces) > 1
            or sum("ลงชื่อ" in piece for piece in pieces) > 1
        )
        if side_by_side:
            parts = ledger.parts(line, pieces)
            at = stops if len(stops) == len(parts) else at
            waiting = waiting or [[] for _ in parts]
            for column, part in zip(waiting, parts, strict=False):
                column.append(part)
            continue
        if waiting:
            yield from (part for column in waiting for part in column)
            waiting = []
        if "\v" in line.text:
            yield from ledger.parts(line, line.text.split("\v"))
        elif behind := _post_behind(line.text):
            yield from ledger.parts(line, behind)
        else:
            yield line
    yield from (part for column in waiting for part in column)


def _stops(line: PaperLine) -> list[int]:
    """At which tabs of a line something stands."""
    return [stop for stop, piece in enumerate(line.text.split("\t")) if piece.strip()]


def _above(line: PaperLine, names: PaperLine) -> list[str]:
    """The two pieces of a line above two names that stand beside each other, one of them blank perhaps."""
    at, typed = _stops(names), line.text.rstrip().split("\t")
    if len(at) == 2 and at[0] > 0 and {*_stops(line)} <= {*at} and _stops(line):
        return [typed[stop] if stop < len(typed) else "" for stop in at]
    return _BESIDE.split(line.text.rstrip())[:2] if _BESIDE.search(line.text.rstrip()) else []


def _people_beside(text: str) -> int:
    return sum(person_of(piece) is not None for piece in _BESIDE.split(text.strip()))


def _post_behind(text: str) -> tuple[str, str] | None:
    """A name in brackets and the post that stands behind it on the same line."""
    match = re.fullmatch(r"[^()]*(\([^()]+\))\s*(\S.*)", mended(text).strip())
    return (match[1], match[2]) if match and person_of(match[1]) and is_credible("position", match[2]) else None


def _signers(lines: Sequence[PaperLine]) -> Iterator[PaperSigner]:
    """Everybody whose name stands below a text, with what stands above and below it."""
    above: list[PaperLine] = []
    current: PaperSigner | None = None
    copied = False
    for line in lines:
        text = one_line(line.text)
        if _COPY.search(text):
            copied = True
        person = person_of(line.text)
        if person and current and not current.posts and current.person == person:
            current.lines.append(line)
        elif person:
            if current:
                yield current
            current = None
            if copied:
                copied, above = False, []
                continue
            rank = next((rank for rank in (rank_of(above[-1].text) if above else "",) if rank), "")
            used = [above.pop()] if rank else []
            current = PaperSigner(person, line.place, [line, *used], above, rank)
            above = []
        elif current and _belongs(current, text):
            current.posts.append(text)
            current.lines.append(line)
        else:
            if current and text:
                yield current
                current = None
            if current is None or text:
                above.append(line)
    if current:
        yield current


def _belongs(signer: PaperSigner, text: str) -> bool:
    """Whether a line below a name still tells the post."""
    if not text or is_rule(text) or len(signer.posts) > 3:
        return False
    if not signer.posts:
        return not MARK.match(text) and not _OPINION_LABEL.match(text)
    last = signer.posts[-1]
    ends = ACTING.search(last)
    return (
        ACTING.match(text) is not None
        or (ends is not None and ends.end() == len(last.rstrip()))
        or _RANK_OF_POST.match(text) is not None
    )


def _roles(signers: Sequence[PaperSigner]) -> Iterator[tuple[str, PaperSigner, Trust]]:
    """Which of the form's four usual signers each person is."""
    chosen: dict[str, tuple[PaperSigner, Trust]] = {}
    heads: list[PaperSigner] = []
    for signer in signers:
        held = signer.post.held
        if _MAYOR.match(held):
            if not _DEPUTY.match(held) or "sign.mayor" not in chosen:
                chosen["sign.mayor"] = (signer, GUESSED if _DEPUTY.match(held) else FOUND)
        elif _CLERK.match(held):
            if not _DEPUTY.match(held):
                chosen["sign.clerk"] = (signer, FOUND)
            else:
                heads.append(signer)
        elif "sign.author" not in chosen and not (
            len(signers) > 1 and _OF_OFFICE.match(held) and signer.above and _opinion(signer)
        ):
            chosen["sign.author"] = (signer, FOUND)
        else:
            heads.append(signer)
    office = [signer for signer in heads if _OF_OFFICE.match(signer.post.held)]
    office = [signer for signer in office if signer.post.held.startswith(_OF_FORM)] or office
    others = [signer for signer in heads if not _CLERK.match(signer.post.held)]
    if office or others:
        chosen["sign.head"] = (
            (office[-1], FOUND) if office else (others[-1], FOUND if _HEAD.match(others[-1].post.held) else GUESSED)
        )
    for role, (signer, trust) in chosen.items():
        yield role, signer, trust


def _say_further(signers: Sequence[PaperSigner], roles: Mapping[int, str], said: SaidValues, ledger: Ledger) -> None:
    """Note whoever else signed, in the form's rows for further signers, with the role before whom he did.

    A person who is noted already signed twice or in another paper.
    """
    rows = [*SIGNERS_TABLE.rows, *SIGNERS_TABLE.further]
    known = {(said.text(f"{row.key}.name"), said.text(f"{row.key}.surname")) for row in rows}
    free = [row.key for row in SIGNERS_TABLE.further if not said.text(f"{row.key}.name")]
    labels = {row.key: row.label for row in SIGNERS_TABLE.rows}
    for number, signer in enumerate(signers):
        person = (signer.person.name, signer.person.surname)
        if id(signer) in roles or person in known or not all(person) or not signer.posts or not free:
            continue
        known.add(person)
        key, held = free.pop(0), signer.post.held
        beside = number > 0 and roles.get(id(signers[number - 1])) == "sign.author" and not signer.above
        post = next((each for each in POSTS if held.startswith(each.name) or (beside and not each.opinion)), None)
        later = (roles.get(id(each), "") for each in signers[number + 1 :])
        before = next((role for role in later if role in labels and role != "sign.author"), "")
        said.say(f"{key}.role", post.name if post else "", signer.place, GUESSED)
        if before and before != (post.before if post else "sign.clerk"):
            said.say(f"{key}.before", labels[before], signer.place, GUESSED)
        _say(key, signer, GUESSED, said, ledger)


def _say(role: str, signer: PaperSigner, trust: Trust, said: SaidValues, ledger: Ledger) -> None:
    place, post = signer.place, signer.post
    said.say(f"{role}.prefix", signer.rank or signer.person.prefix, place, trust)
    said.say(f"{role}.name", signer.person.name, place, trust)
    said.say(f"{role}.surname", signer.person.surname, place, trust)
    said.say(f"{role}.position", post.position, place, trust)
    said.say(f"{role}.acting", post.acting, place, trust)
    opinion = _opinion(signer)
    for line in signer.lines:
        ledger.use(line)
    if role != "sign.author" or not opinion:  # who wrote the memo has no opinion of it: such a line is something else
        said.say(f"{role}.opinion", opinion, place, trust)
        for line in signer.above:
            ledger.use(line)


def _opinion(signer: PaperSigner) -> str:
    """What a signer wrote above the name: without labels, dotted lines and words of address."""
    lines: list[str] = []
    for line in signer.above:
        text = _without_label(one_line(_ticked(mended(line.text))))
        text = re.sub(r"^\.{2,}\s*", "", _ADDRESS.sub("", text).strip(" :："))
        if _SIGN_HERE.fullmatch(text) or _DATED.fullmatch(text) or is_rule(text) or not text:
            continue
        lines.append(text)
    out: list[str] = []
    for text in lines:
        if out and not MARK.match(text) and MARK.match(out[-1]):
            out[-1] = glued(out[-1], text)
        else:
            out.append(text)
    return "\n".join(out)


def _without_label(text: str) -> str:
    """A line without the words that say whose opinion follows."""
    match = _OPINION_LABEL.match(text)
    if not match:
        return text
    if match["whose"] and text[match.end() - 1 : match.end()] not in ":：":
        ended = _ENDS_LABEL.match(match["whose"] + text[match.end() :])
        return (ended["rest"] or "") if ended else ""
    return text[match.end() :]


def _ticked(text: str) -> str:
    """Of choices with boxes the ticked ones; nothing of those where none is ticked."""
    ticks = list(_TICK.finditer(text))
    if len(ticks) == 1 and (box := ticks[0]["box"]) and not text[: ticks[0].start()].strip():
        return text[ticks[0].end() :] if box in _TICKED else ""
    if len(ticks) < 2:
        return text
    chosen = []
    for tick, following in zip(ticks, [*ticks[1:], None], strict=True):
        words = text[tick.end() : following.start() if following else len(text)]
        if (tick["bracket"] or "") or ((tick["box"] or "") in _TICKED and tick["box"]):
            chosen.append(re.sub(r"เนื่องจาก[\s.…_]*$", "", words).strip())
    return " ".join(filter(None, (text[: ticks[0].start()].strip(), *chosen)))
