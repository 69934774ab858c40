"""The members as sheets through libraries that programs and web pages use: saved again, nothing has changed, and one
cell that was edited is one line that changes."""

import csv
import difflib
import itertools
import json
import pathlib
import re

from common import ROOT, end, folder, missing, need, run, site, urbi
from members import network, same_members

need(("node", "nodejs"))
try:
    import openpyxl
except ImportError:
    missing("openpyxl (PyPI): run tests/others/run")
if not (ROOT / "tests" / "others" / "node_modules" / "xlsx").exists():
    missing("the npm package xlsx: run tests/others/run")

#: How SheetJS reads a file, and how it writes one.
SHEETJS = {
    "xlsx": [
        ({}, {"bookType": "xlsx"}),
        ({}, {"bookType": "xlsx", "bookSST": True, "compression": True}),
        ({"cellDates": True, "cellNF": True, "cellStyles": True}, {"bookType": "xlsx", "cellStyles": True}),
    ],
    "csv": [({}, {"bookType": "csv"}), ({}, {"bookType": "csv", "FS": ";"}), ({}, {"bookType": "csv", "FS": "\t", "RS": "\r\n"})],
}

faults = []
figures = {"members": 0, "round trips": 0, "edits": 0}


def same(label, root, file):
    figures["round trips"] += 1
    faults.extend(same_members(label, root, file))


def with_openpyxl(label, root, xlsx, out):
    new = out / "openpyxl.xlsx"
    book = openpyxl.load_workbook(xlsx)
    book.save(new)
    same(f"{label}, openpyxl", root, new)
    # A new book in which every cell is a text, as programs write that know no types.
    plain = openpyxl.Workbook()
    for row in book.active.iter_rows(values_only=True):
        plain.active.append(["" if value is None else str(value) for value in row])
    for cell in (cell for row in plain.active.iter_rows() for cell in row):
        # Not a formula or an error, which the library makes of some texts.
        cell.data_type = "s"
    plain.save(new)
    same(f"{label}, openpyxl, all cells as text", root, new)


def with_csv(label, root, file, out):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    figures["members"] += len(rows) - 1
    new = out / "python.csv"
    ways = [(csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\n"), (csv.QUOTE_NONNUMERIC, "\r")]
    forms = list(itertools.product(("utf-8", "utf-8-sig", "utf-16"), ",;\t", ways))
    # The real site is large, so it goes through some of them.
    for encoding, sign, (quoting, end_of_line) in forms[::4] if root.name == "site" else forms:
        with open(new, "w", encoding=encoding, newline="") as lines:
            csv.writer(lines, delimiter=sign, quoting=quoting, lineterminator=end_of_line).writerows(rows)
        same(f"{label}, csv of Python in {encoding} with {sign!r}, {end_of_line!r}", root, new)
    # Columns in another order, and one that urbi does not know.
    with open(new, "w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(row[::-1] for row in rows)
    same(f"{label}, csv of Python, the columns from right to left", root, new)


def with_sheetjs(label, root, xlsx, out):
    for ending, ways in SHEETJS.items():
        for read, write in ways:
            new = out / f"sheetjs.{ending}"
            options = json.dumps({"read": read, "write": write})
            run("node", ROOT / "tests" / "others" / "sheetjs.js", xlsx, new, options)
            same(f"{label}, SheetJS to {ending}, {options}", root, new)


def edited(root, xlsx, out):
    """One number, edited in a workbook, is one line of data that changes."""
    figures["edits"] += 1
    book = openpyxl.load_workbook(xlsx)
    rows = book.active
    column = next(cell.column for cell in rows[1] if cell.value == "population")
    row = next(row for row in range(2, rows.max_row + 1) if rows.cell(row, column).value)
    rows.cell(row, column).value = 123457
    new = out / "edited.xlsx"
    book.save(new)
    before = lines_of(root)
    urbi("import", new, "--root", root, "--write")
    changed = [line for line in difflib.unified_diff(before, lines_of(root), n=0, lineterm="") if re.match(r"[+-](?![+-])", line)]
    if len(changed) != 2 or "123457" not in changed[1]:
        faults.append(f"one edit changes {changed}")


def lines_of(root):
    files = sorted(pathlib.Path(root, "data", "members").glob("*.yaml"))
    return [line for file in files for line in file.read_text("utf-8").splitlines()]


def main():
    out = folder("sheets")
    for root in (network(out, "texts"), network(out, "numbers"), site(out, "site")):
        csv_file, xlsx = out / f"{root.name}.csv", out / f"{root.name}.xlsx"
        for file in (csv_file, xlsx):
            urbi("export", "--root", root, "--out", file)
        with_openpyxl(root.name, root, xlsx, out)
        with_csv(root.name, root, csv_file, out)
        with_sheetjs(root.name, root, xlsx, out)
    edited(root, xlsx, out)
    end("sheets", figures, faults)


main()
