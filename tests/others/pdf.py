"""Printed documents by qpdf, which reads every object, and by a checker of PDF/UA-1 that needs no Java."""

import os
import pathlib

from common import end, folder, missing, site, urbi

try:
    import pdfua
    import pikepdf
except ImportError:
    missing("pdfua and pikepdf (PyPI): run tests/others/run")

#: How many documents of a folder the checker of PDF/UA sees: those of a folder are of one layout.
OF_A_FOLDER = 3

faults = []
figures = {"documents by qpdf": 0, "documents by pdfua": 0}


def with_qpdf(file):
    figures["documents by qpdf"] += 1
    with pikepdf.open(file) as document:
        faults.extend(f"{file}: {problem}" for problem in document.check_pdf_syntax())


def with_pdfua(file):
    figures["documents by pdfua"] += 1
    return [f"{file}: {finding.rule_id}: {finding.message}" for finding in pdfua.validate(str(file)).findings]


def blind(out, file):
    """Tells whether the checker passes over a document whose language was taken away."""
    new = out / "broken.pdf"
    with pikepdf.open(file) as document:
        del document.Root.Lang
        document.save(new)
    return not with_pdfua(new)


def main():
    out = folder("pdf")
    made = out / "beacons-public"
    root = site(out, "beacons")
    with open(root / "data" / "site.yaml", "a", encoding="utf-8") as settings:
        if "\nfact_sheets:" not in (root / "data" / "site.yaml").read_text("utf-8"):
            settings.write("\nfact_sheets: true\n")
    urbi("build", "--quiet", "--now", "2026-01-15", "--root", root, "--out", made)
    built = os.environ.get("OTHERS_PUBLIC")
    for public in [made, *([pathlib.Path(built)] if built else [])]:
        seen = {}
        for file in sorted(public.rglob("*.pdf")):
            with_qpdf(file)
            seen[file.parent] = seen.get(file.parent, 0) + 1
            if seen[file.parent] <= OF_A_FOLDER:
                faults.extend(with_pdfua(file))
        if not seen:
            faults.append(f"{public} has no document")
    if blind(out, next(made.rglob("*.pdf"))):
        faults.append("pdfua accepts a document without a language")
    end("pdf", figures, faults)


main()
