"""Distinct filled forms, as many as a measurement asks for."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import FiscalYear

FEWEST_MEASURES, MOST_MEASURES = 3, 40


def contents(count: int, year: FiscalYear) -> Iterator[FormContent]:
    """`count` distinct filled forms of 3 to 40 measures, made of the sample's texts."""
    for number in range(count):
        yield content_of(number, FEWEST_MEASURES + number % (MOST_MEASURES - FEWEST_MEASURES + 1), year)


def content_of(number: int, measures: int, year: FiscalYear) -> FormContent:
    """One filled form that no other number gives; its texts agree, as those of most offices do."""
    sample = sample_content(year)
    name = sample.fields["org.name"]
    count = f"จำนวน {to_thai(str(len(sample.measures)))} มาตรการ"
    texts = {**sample.fields, **{f"{role}.position": row["position"] for role, row in sample.signers.items()}}
    edits = {key: text.replace(name, f"{name}{spelled(number)}") for key, text in texts.items() if name in text}
    edits["memo.facts"] = edits["memo.facts"].replace(count, f"จำนวน {to_thai(str(measures))} มาตรการ")
    edits["memo.number"] = str(number + 1)
    for place in range(measures):
        row = sample.measures[(place + number) % len(sample.measures)]
        where = f"ณ อาคาร{spelled(number)} {spelled(place)}"
        own = {"no": str(place + 1), "measure": f"{row['measure']} {where}", "result": f"{row['result']} {where}"}
        edits |= {f"measures.{place + 1}.{column}": text for column, text in {**row, **own}.items()}
    filled = sample.edited(edits)
    return replace(filled, measures=filled.measures[:measures])


def spelled(number: int) -> str:
    """A number in Thai letters, so that texts differ by their words too: equal results would all be findings."""
    return "".join("กขคงจชดตนป"[int(digit)] for digit in str(number))


def written(count: int, folder: Path, year: FiscalYear) -> Iterator[Path]:
    """`count` distinct forms in `folder`, made by all processors."""
    folder.mkdir()
    with ProcessPoolExecutor() as makers:
        tasks = ((folder / f"form{number:05}.xlsm", content) for number, content in enumerate(contents(count, year)))
        yield from makers.map(write_form, *zip(*tasks, strict=True), chunksize=20)


def write_form(path: Path, content: FormContent) -> Path:
    """Make one form."""
    path.write_bytes(form_bytes(content))
    return path
