#!/usr/bin/env python3
"""Writes the official template files that golden/manifest.json pins into a folder. See --help."""

import argparse
import hashlib
import json
import sys
import urllib.request
from http.client import HTTPException
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
MANIFEST = PROJECT / "golden" / "manifest.json"
SECTIONS = ("templates", "training", "masks")
TIMEOUT_SECONDS = 30

DESCRIPTION = """\
Writes the official template files that golden/manifest.json pins into DIR.

Each row of the manifest lists sources, tried in order: a package in node_modules (no network), a model repository,
a file on GitHub. Only a text with the pinned sha256 is written, and a file that has it already is left alone.
Exit status: 0 every file is there, 1 one is missing, 2 wrong usage."""

URLS = {
    "huggingface": "https://huggingface.co/{repo}/resolve/{revision}/{path}",
    "github": "https://raw.githubusercontent.com/{repo}/{revision}/{path}",
}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def place(source):
    if source["kind"] == "npm":
        return str(PROJECT / "node_modules" / source["package"] / source["path"])
    return URLS[source["kind"]].format(**source)


def read(source):
    """The bytes at a source; of a JSON file with a `key`, the text under that key of the file or of its `entry`."""
    if source["kind"] == "npm":
        data = Path(place(source)).read_bytes()
    else:
        with urllib.request.urlopen(place(source), timeout=TIMEOUT_SECONDS) as answer:
            data = answer.read()
    if "key" not in source:
        return data
    found = json.loads(data)
    if "entry" in source:
        found = entry(found, source["entry"])
    return found[source["key"]].encode("utf-8")


def entry(rows, members):
    """The row that has these members: {"model_name": "Qwen3-Coder"}."""
    for row in rows:
        if all(row.get(name) == value for name, value in members.items()):
            return row
    raise KeyError(f"no entry with {members}")


def pinned(data, digest):
    # One copy ends in a newline, another does not; Jinja drops it anyway.
    bare = data.rstrip(b"\n")
    for candidate in (data, bare, bare + b"\n"):
        if sha256(candidate) == digest:
            return candidate
    raise ValueError(f"another text, with sha256 {sha256(data)}")


def from_sources(row):
    for source in row["sources"]:
        try:
            return pinned(read(source), row["sha256"])
        except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
            # OSError takes in what urllib raises, ValueError what json raises.
            print(f"  {place(source)}: {type(error).__name__}: {error}", file=sys.stderr)
    return None


def fetch(row, folder):
    target = folder / row["file"]
    if target.exists() and sha256(target.read_bytes()) == row["sha256"]:
        print(f"{row['id']}: {target} is there")
        return True
    data = from_sources(row)
    if data is None:
        print(f"{row['id']}: no source has it", file=sys.stderr)
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    print(f"{row['id']}: {target} written")
    return True


def main():
    parser = argparse.ArgumentParser(description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", type=Path, help="where the template files go")
    parser.add_argument("--only", metavar="ID", action="append", help="this template only (may be repeated)")
    args = parser.parse_args()
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    rows = [row for section in SECTIONS for row in manifest[section]]
    if set(args.only or ()) - {row["id"] for row in rows}:
        parser.error("the manifest has no such template")
    fetched = [fetch(row, args.folder) for row in rows if not args.only or row["id"] in args.only]
    return 0 if all(fetched) else 1


if __name__ == "__main__":
    sys.exit(main())
