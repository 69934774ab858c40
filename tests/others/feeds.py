"""The feeds of two sites by two readers of Atom, and their sitemaps by the schema of sitemaps.org."""

import os
import pathlib
import re

from common import ROOT, cheap, end, folder, missing, need, run, site, urbi

need(("ruby", "ruby ruby-rss"))
try:
    import feedparser
    from lxml import etree
except ImportError:
    missing("feedparser and lxml (PyPI): run tests/others/run")

SITEMAP = ROOT / "tests" / "others" / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
#: Links to other languages, of which the schema of sitemaps asks a schema.
XHTML = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<xs:element name="link"><xs:complexType>
<xs:attribute name="rel" use="required" fixed="alternate"/>
<xs:attribute name="hreflang" type="xs:language" use="required"/>
<xs:attribute name="href" type="xs:anyURI" use="required"/>
</xs:complexType></xs:element>
</xs:schema>"""
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml.xsd"/>
<xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{sitemap}"/>
</xs:schema>"""
#: The parser of Ruby validates a feed: what is missing, stands twice or is no date is an error.
RUBY = r"""
require "rss"
ARGV.each do |path|
  RSS::Parser.parse(File.read(path), validate: true, ignore_unknown_element: false)
rescue RSS::Error => error
  puts "#{path}: #{error.class}: #{error.message}"
end"""

faults = []
figures = {"feeds": 0, "entries": 0, "sitemaps": 0, "addresses": 0}


def ruby(*files):
    return run("ruby", "-e", RUBY, *files).stdout.splitlines()


def feeds(out, files):
    figures["feeds"] += len(files)
    faults.extend(ruby(*files))
    # A feed without its id shows that the parser looks.
    broken = out / "broken.xml"
    broken.write_text(re.sub(r"<id>.*?</id>", "", files[0].read_text("utf-8"), count=1), "utf-8")
    if not ruby(broken):
        faults.append("the parser of Ruby accepts a feed without an id")
    for file in files:
        read = feedparser.parse(file.read_bytes())
        figures["entries"] += len(read.entries)
        if read.bozo or read.version != "atom10" or not read.entries:
            faults.append(f"{file}: {read.get('bozo_exception')}, {read.version}, {len(read.entries)} entries")
        ids = [entry.id for entry in read.entries]
        if len(set(ids)) != len(ids):
            faults.append(f"{file}: an id stands twice")
        if read.entries and read.feed.updated_parsed < max(entry.updated_parsed for entry in read.entries):
            faults.append(f"{file}: is older than its latest entry")
        for entry in read.entries:
            addresses = re.findall(r'(?:href|src)="([^"]*)"', entry.content[0].value if "content" in entry else "")
            odd = [address for address in addresses if not re.match(r"https?://|mailto:|tel:", address)]
            if odd or not entry.link.startswith("https://") or not entry.title:
                faults.append(f"{file}: the entry {entry.get('id')} leads to {odd}")


def sitemap(out, file):
    (out / "xhtml.xsd").write_text(XHTML, "utf-8")
    both = out / "both.xsd"
    both.write_text(BOTH.format(sitemap=SITEMAP.as_uri()), "utf-8")
    schema = etree.XMLSchema(etree.parse(str(both)))
    read = etree.parse(str(file))
    figures["sitemaps"] += 1
    figures["addresses"] += len(read.getroot())
    if not schema.validate(read):
        faults.extend(f"{file}: {error}" for error in schema.error_log)
    if len(read.getroot()) > 50_000 or file.stat().st_size > 50 << 20:
        faults.append(f"{file}: is larger than search engines read")


def made(out, name):
    """A site as a folder of pages. OTHERS_PUBLIC is the real one, if it was built already."""
    built = os.environ.get("OTHERS_PUBLIC")
    if name == "site" and built:
        return pathlib.Path(built)
    public = out / f"{name}-public"
    urbi("build", "--quiet", "--now", "2026-01-15", "--root", cheap(site(out, name)), "--out", public)
    return public


def main():
    if not SITEMAP.exists():
        missing("the npm package sitemap: run tests/others/run")
    out = folder("feeds")
    for name in ("site", "beacons"):
        public = made(out, name)
        feeds(out, sorted(public.rglob("feed.xml")))
        for file in sorted(public.rglob("sitemap*.xml")):
            sitemap(out, file)
    end("feeds", figures, faults)


main()
