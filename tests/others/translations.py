"""Exported translations through the tools of gettext and of the Translate Toolkit, and back.

What a tool only rewrites must come back as if it had not been there: the summary of the import is the same as
that of the export itself. What a tool fills in must come back as it was filled in.
"""

import copy
import os
import re
import shutil
import sys

from common import cheap, end, folder, missing, need, run, site, urbi

need(("msgfmt", "gettext"))
try:
    from translate.storage import po, xliff2
except ImportError:
    missing("the Translate Toolkit (PyPI: translate-toolkit): run tests/others/run")

TOOLS = f"{sys.prefix}/bin"
#: The sites with the languages whose translations go through the tools.
LANGUAGES = {"site": ["pt"], "beacons": ["ar", "zh"]}

faults = []
figures = {"units": 0, "round trips": 0, "refused": 0, "filled units": 0}


def unsettle(root, language):
    """Makes a site with translations of every state, for one language: two missing, one out of date, one by a machine."""
    if root.name != "site":
        return
    news = root / "content" / "news"
    (news / "2016-08-23-115-members.pt.md").unlink()
    missing_row = re.compile(r"\n  pt: [^\n]*", re.M)
    clusters = root / "data" / "clusters.yaml"
    clusters.write_text(missing_row.sub("", clusters.read_text("utf-8"), count=1), "utf-8")
    changed = news / "2019-07-17-38-new-members.en.md"
    text = changed.read_text("utf-8")
    assert "took effect on 1 October 2018" in text
    changed.write_text(text.replace("took effect on 1 October 2018", "took effect in the year 2018"), "utf-8")
    machine = news / "2020-09-23-54-new-members.pt.md"
    machine.write_text(machine.read_text("utf-8").replace("---\n", "---\nmachine: true\n", 1), "utf-8")


def export(root, language, kind, *args):
    file = root.parent / f"{root.name}-{language}.{'po' if kind == 'po' else 'xliff'}"
    file.unlink(missing_ok=True)
    urbi("translations", "export", "--root", root, "--to", language, "--format", kind, "--out", file, *args)
    return file


def summary(root, file, *args):
    """What an import says that it would do, in one line."""
    said = urbi("translations", "import", "--root", root, file, *args, codes=(0, 1))
    found = re.search(r"^new: .*$", said.stderr, re.M)
    return found[0] if found else f"ended with {said.returncode}: {said.stderr}"


def through(label, root, file, before, *command):
    """Runs a tool that writes a file, and compares what an import says of it."""
    run(*command)
    figures["round trips"] += 1
    after = summary(root, file)
    if after != before:
        faults.append(f"{label}: {after}\n  and before the tool: {before}")


def gettext(label, root, file, before):
    check = run("msgfmt", "-c", "-o", "/dev/null", file)
    # A date and names of people would make each export another.
    odd = [line for line in check.stderr.splitlines() if "header field" not in line]
    if odd:
        faults.append(f"{label}: msgfmt says {odd}")
    new = file.with_name(f"{file.stem}-new.po")
    for name, *args in (
        ("msgcat",),
        ("msgcat", "--no-wrap"),
        ("msgcat", "--width=40", "--no-location"),
        ("msgcat", "--sort-output"),
        ("msgcat", "--sort-by-file"),
        ("msguniq",),
        ("msgattrib", "--no-obsolete"),
    ):
        through(f"{label}, {' '.join([name, *args])}", root, new, before, name, *args, "-o", new, file)
    through(f"{label}, msgmerge", root, new, before, "msgmerge", "-q", "-o", new, file, file)
    # Letters as numbers of bytes.
    through(f"{label}, msgcat --escape", root, new, before, "msgcat", "--escape", "-o", new, file)
    run("msgconv", "--to-code=GB18030", "-o", new, file)
    refused(f"{label}, msgconv to GB18030", root, new, "not-utf8")


def refused(label, root, file, code):
    """An import that cannot work says why. One site is enough: each entry is an error of its own."""
    if root.name == "site":
        return
    figures["refused"] += 1
    said = urbi("translations", "import", "--root", root, file, codes=(0, 1))
    if said.returncode != 1 or f"error[{code}]" not in said.stderr:
        faults.append(f"{label}: is not refused as {code}: {said.stderr}")


def toolkit(label, root, file, before):
    new = file.with_name(f"{file.stem}-new.po")
    quiet = "--progress=none"
    through(f"{label}, pomerge", root, new, before, f"{TOOLS}/pomerge", quiet, "-t", file, "-i", file, "-o", new)
    shutil.copy(file, new)
    through(f"{label}, poclean", root, new, before, f"{TOOLS}/poclean", quiet, file, new)
    shutil.copy(file, new)
    through(f"{label}, pocommentclean", root, new, before, f"{TOOLS}/pocommentclean", new)
    csv, old = file.with_suffix(".csv"), file.with_suffix(".xlf")
    run(f"{TOOLS}/po2csv", quiet, file, csv)
    through(f"{label}, po2csv and csv2po", root, new, before, f"{TOOLS}/csv2po", quiet, "-t", file, csv, new)
    # XLIFF 1 has no context, and these two lose it.
    run(f"{TOOLS}/po2xliff", quiet, file, old)
    refused(f"{label}, po2xliff", root, old, "exchange")
    run(f"{TOOLS}/xliff2po", quiet, old, new)
    refused(f"{label}, po2xliff and xliff2po", root, new, "exchange")
    counted = run(f"{TOOLS}/pocount", "--csv", file).stdout.splitlines()
    columns = dict(zip(counted[0].split(","), counted[-1].split(",")))
    words = [int(number) for number in re.findall(r"(?:unchanged|empty): (\d+)", before)]
    if int(find(columns, "Total Message")) != sum(words):
        faults.append(f"{label}: pocount counts {counted}, urbi {before}")


def merged(before, old, file):
    """What an import says of a file in which msgmerge filled in what is in the one of before."""
    known = read_po(old)
    back = sum(1 for name, target in read_po(file).items() if not target and known.get(name))
    left = int(re.search(r"empty: (\d+)", before)[1]) - back
    return re.sub(r"empty: \d+", f"empty: {left}", before).replace("new: 0", f"new: {back}")


def find(columns, name):
    return next((value for key, value in columns.items() if key.strip() == name), "0")


#: What a translation keeps as it is.
KEPT = re.compile(r"(\]\([^)]*\)|\]\[[^]]*\]|\{[^}]*\}|<[^>]*>|`[^`]*`|\[\^[^]]*\]|\S+://\S+|www\.\S+|\S+@\S+)")
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def pseudo(text):
    """A translation of a text: the same with accents."""
    parts = KEPT.split(text)
    return "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))


def fill_po(file):
    store = po.pofile.parsefile(str(file))
    for unit in store.units:
        if not unit.isheader() and not unit.istranslated():
            unit.target = pseudo(unit.source)
            unit.markfuzzy(False)
    store.savefile(str(file))
    return {unit.getcontext(): unit.target for unit in store.units if not unit.isheader()}


def fill_xliff(file):
    store = xliff2.Xliff2File.parsefile(str(file))
    for unit in store.units:
        if words(unit.target_dom) or unit.xmlelement.get("state", "initial") != "initial":
            continue
        target = copy.deepcopy(unit.source_dom)
        target.tag = unit.namespaced("target")
        for node in target.iter():
            node.text = pseudo(node.text) if node.text else node.text
            node.tail = pseudo(node.tail) if node.tail and node is not target else node.tail
        if unit.target_dom is not None:
            unit.xmlelement.remove(unit.target_dom)
        target.tail = None
        unit.source_dom.addnext(target)
        unit.marktranslated()
    with open(file, "wb") as out:
        store.serialize(out)
    return {unit.getunitelement().get("name"): words(unit.target_dom) for unit in store.units}


def words(node):
    """The words and marks of a text of XLIFF."""
    if node is None:
        return ""
    inside = "".join(f"[{child.get('disp') or child.get('dispStart')}{words(child)}]{child.tail or ''}" for child in node)
    return (node.text or "") + inside


def read_xliff(file):
    store = xliff2.Xliff2File.parsefile(str(file))
    return {unit.getunitelement().get("name"): words(unit.target_dom) for unit in store.units}


def read_po(file):
    store = po.pofile.parsefile(str(file))
    return {unit.getcontext(): unit.target for unit in store.units if not unit.isheader()}


def with_language(out, language):
    """The real site in one language more, without what is costly to make."""
    root = cheap(site(out, "site").rename(out / f"filled-{language}"))
    urbi("new", "locale", language, "--root", root)
    return root


def without_documents(out, language):
    """The beacons, without the documents of a language."""
    root = site(out, "beacons").rename(out / f"filled-{language}")
    for document in root.glob(f"content/*/*.{language}.md"):
        document.unlink()
    return root


def filled(root, language, kind):
    """What is missing in a language, filled in by the toolkit: every text comes back as it was filled in."""
    file = export(root, language, kind, "--all")
    fill, read = (fill_po, read_po) if kind == "po" else (fill_xliff, read_xliff)
    meant = fill(file)
    said = urbi("translations", "import", "--root", root, file, "--write", codes=(0, 1))
    label = f"filled, {language}, {kind}"
    if said.returncode or "doubtful: 0" not in said.stderr:
        faults.append(f"{label}: {said.stdout[-2000:]}{said.stderr[-3000:]}")
        return
    new = int(re.search(r"new: (\d+)", said.stderr)[1])
    figures["filled units"] += new
    if not new:
        faults.append(f"{label}: nothing was filled in")
    check = urbi("check", "--root", root, "--quiet", codes=(0, 1))
    if check.returncode:
        faults.append(f"{label}: the site with the translation has errors\n{check.stderr[:3000]}")
    again = read(export(root, language, kind, "--all"))
    for name in sorted(meant.keys() | again.keys()):
        if meant.get(name) != again.get(name):
            faults.append(f"{label}, {name}: filled in as {meant.get(name)!r}, is {again.get(name)!r}")


def main():
    out = folder("translations")
    made = with_language if os.environ.get("OTHERS") == "all" else without_documents
    filled(made(out, "es"), "es", "po")
    filled(made(out, "fr"), "fr", "xliff")
    for name, languages in LANGUAGES.items():
        root = site(out, name)
        for language in languages:
            old = export(root, language, "po", "--all").rename(out / "old.po")
            unsettle(root, language)
            file = export(root, language, "po", "--all")
            label = f"{name}, {language}"
            before = summary(root, file)
            figures["units"] += len(read_po(file))
            gettext(label, root, file, before)
            new = file.with_name(f"{file.stem}-new.po")
            merge = ("msgmerge", "-q", "--previous", "-o", new, old, file)
            through(f"{label}, msgmerge with the texts of before", root, new, merged(before, old, file), *merge)
            toolkit(label, root, file, before)
            file = export(root, language, "xliff", "--all")
            states = re.findall(r'state="[^>]*', file.read_text("utf-8"))
            store = xliff2.Xliff2File.parsefile(str(file))
            with open(file, "wb") as new:
                store.serialize(new)
            figures["round trips"] += 1
            if summary(root, file) != before or re.findall(r'state="[^>]*', file.read_text("utf-8")) != states:
                faults.append(f"{label}, XLIFF: {summary(root, file)}\n  and PO before: {before}")
    end("translations", figures, faults)


main()
