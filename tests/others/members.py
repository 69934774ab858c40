"""Networks whose members are hard to keep in a sheet, and the import of a sheet in which nothing has changed."""

import re

from common import site, urbi

#: Texts that are hard to write, and come through every format.
TEXTS = [
    "=1+1", "+49 40 123", "-5", "@home", "FALSO", "2019-07-01", "12.03.2020", "'quoted'", "“a” «b»", 'a "b" c',
    "a; b", "a, b", "N/A", "null", "é", "e\u0301", "مدينة", "北京", "a\u00a0b", "a\u200bb", "a  b", "0x1F", "1_000",
    "MAR1", "$A$1", "{x}",
]
#: Texts that LibreOffice takes for numbers, days and truths when it opens a sheet of text, in English or in Portuguese:
#: only workbooks keep them.
NUMBERS = ["007", "1/2", "3-4", "1e5", "TRUE", "12:30", "50 %", "1.000", "1,5", "€ 5", "Jan 5"]


def network(out, name):
    """A network whose cities have the texts of a list, by its name."""
    root = site(out, "beacons").rename(out / name)

    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    cities = [
        f"- id: {name}-{at}\n  name: {quoted('Town ' + text)}\n  country: PT\n"
        f"  unconfirmed: {quoted(text)}\n  summary: {quoted(text)}\n"
        for at, text in enumerate({"texts": TEXTS, "numbers": NUMBERS}[name])
    ]
    (root / "data" / "members" / f"{name}.yaml").write_text("\n".join(cities), "utf-8")
    return root


def same_members(label, root, file):
    """Imports a sheet in which nothing has changed, and returns what the import says otherwise."""
    said = urbi("import", file, "--root", root, codes=(0, 1))
    words = said.stdout + said.stderr
    if said.returncode or not re.search(r"new: 0\s+changed: 0\s+doubtful: 0\s", words) or "nothing to write" not in words:
        return [f"{label}: {words[:2500]}"]
    return []
