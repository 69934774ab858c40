"""What the scripts of this folder in Python share: the program, folders to work in, and how a run ends."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = pathlib.Path(os.environ.get("OTHERS_OUT") or ROOT / "target" / "others")


def missing(what):
    """Ends a script that cannot run here."""
    print(f"This machine lacks {what}. Nothing was checked.", file=sys.stderr)
    sys.exit(3)


def need(*commands):
    """Ends the script if a command is missing. Arguments: pairs of a command and its Debian package."""
    for command, package in commands:
        if not shutil.which(command):
            missing(f"{command} (Debian: {package})")


def program():
    """The program."""
    found = os.environ.get("URBI")
    if not found or not shutil.which(found):
        missing("the program: set URBI to it")
    return found


def urbi(*args, codes=(0,)):
    """Runs the program."""
    return run(program(), *args, codes=codes)


def run(*args, codes=(0,), **options):
    """Runs a command; a code that is not expected ends the script."""
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "errors": "replace", **options}
    done = subprocess.run([str(arg) for arg in args], **options)
    if done.returncode not in codes:
        words = " ".join(map(str, args))
        sys.exit(f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def folder(name):
    """An empty folder of a script."""
    out = OUT / name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    return out


def site(out, name):
    """A copy of the real site (`site`) or of a site of tests/sites, with the theme of the real one."""
    copy = out / name
    if name == "site":
        for part in ("content", "data", "themes"):
            shutil.copytree(ROOT / part, copy / part)
    else:
        shutil.copytree(ROOT / "tests" / "sites" / name, copy)
        shutil.copytree(ROOT / "themes" / "atlas", copy / "themes" / "atlas", dirs_exist_ok=True)
    return copy


def cheap(root):
    """Leaves out of a site what takes long to make."""
    settings = root / "data" / "site.yaml"
    costly = re.compile(r"^(fact_sheets|share_pictures): true", re.M)
    settings.write_text(costly.sub(r"\1: false", settings.read_text("utf-8")), "utf-8")
    return root


def end(name, figures, faults):
    """Prints what went wrong and the figures, and ends the script."""
    for fault in faults:
        print(f"{name}: {fault}", file=sys.stderr)
    sys.stderr.flush()
    words = ", ".join(f"{number} {what}" for what, number in figures.items())
    print(f"{name}: {words}, {len(faults)} unexpected")
    sys.exit(1 if faults else 0)
