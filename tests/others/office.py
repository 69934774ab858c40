"""The members as sheets through LibreOffice: opened, saved in other formats, and read again, nothing has changed.

By hand, since LibreOffice is large: Debian's `libreoffice-calc-nogui`.
"""

import shutil

from common import end, folder, need, run, site, urbi
from members import network, same_members

need(("soffice", "libreoffice-calc-nogui"))

#: How LibreOffice writes a sheet as text: the separator, the quotation mark, UTF-8, the first line, and then whether
#: texts are quoted, numbers are recognized, and cells are written as they are shown.
TEXT = "csv:Text - txt - csv (StarCalc):{separator},34,76,1,,0,{quoted},true,{shown}"
#: How it reads a sheet of text: the same, and whether it looks for numbers in other forms.
READ = "--infilter=Text - txt - csv (StarCalc):{separator},34,76,1,,0,false,{numbers}"

LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{tag}</value></prop></item>
</oor:items>"""

faults = []
figures = {"members": 0, "round trips": 0}


def profile(out, tag):
    """A profile of LibreOffice in a language, whose numbers have its decimal sign."""
    home = out / f"profile-{tag}"
    (home / "user").mkdir(parents=True)
    (home / "user" / "registrymodifications.xcu").write_text(LOCALE.format(tag=tag), "utf-8")
    return home


def convert(home, file, kind, *args):
    """Opens a file and saves it in another format, in a folder of its own."""
    to = file.parent / f"{file.stem}-{file.suffix[1:]}"
    shutil.rmtree(to, ignore_errors=True)
    run("soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore", *args,
        "--convert-to", kind, "--outdir", to, file)
    made = to / f"{file.stem}.{kind.split(':')[0]}"
    if not made.exists():
        raise SystemExit(f"LibreOffice made no {made}")
    return made


def same(label, root, file):
    figures["round trips"] += 1
    faults.extend(same_members(label, root, file))


def through(home, name, root, out):
    """Takes the members of a network through every format."""
    csv, xlsx = out / f"{name}.csv", out / f"{name}.xlsx"
    for file in (csv, xlsx):
        urbi("export", "--root", root, "--out", file, "--force")
        same(f"{name}, {file.suffix}", root, file)
    figures["members"] += len(csv.read_text("utf-8").splitlines()) - 1
    label = f"{name}, {home.name}"
    same(f"{label}, xlsx to xlsx", root, convert(home, xlsx, "xlsx"))
    ods = convert(home, xlsx, "ods")
    same(f"{label}, xlsx to ods to xlsx", root, convert(home, ods, "xlsx"))
    for separator, sign in ((44, "commas"), (59, "semicolons"), (9, "tabs")):
        for quoted, shown in (("false", "false"), ("true", "false"), ("false", "true")):
            kind = TEXT.format(separator=separator, quoted=quoted, shown=shown)
            file = convert(home, xlsx, kind)
            way = f"{label}, xlsx to csv with {sign}, all quoted: {quoted}, as shown: {shown}"
            same(way, root, file)
    if name != "numbers":
        same(f"{label}, csv to xlsx", root, convert(home, csv, "xlsx", READ.format(separator=44, numbers="false")))


def main():
    out = folder("office")
    sites = {"texts": network(out, "texts"), "numbers": network(out, "numbers"), "site": site(out, "site")}
    for tag in ("en-GB", "pt-PT"):
        home = profile(out, tag)
        for name, root in sites.items():
            through(home, name, root, out)
    end("office", figures, faults)


main()
