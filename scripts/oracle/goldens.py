"""`oracle.py goldens`: the golden files, written or compared."""

import json
import platform

import jinja2

from . import GOLDEN, OracleError, json_lines, python_tables
from .golden_answers import GoldenAnswers
from .manifest import all_rows, choose, read_manifest, source_label
from .phrases import long_phrases, shortened

# What a row of the manifest may be to another one.
RELATIONS = ("base", "training_of", "text_of")
COMPARED = (*RELATIONS, "models", "file", "sha256", "source", "knobs", "phrases")
SHOWN = 200  # differences listed per file


def read_cases(golden=GOLDEN):
    path = golden / "cases.json"
    if not path.exists():
        raise OracleError(f"{path} is missing: scripts/cases.py writes it")
    return json.loads(path.read_text(encoding="utf-8"))


def header(row, knobs):
    relations = {name: row[name] for name in RELATIONS if name in row}
    return {
        "template": row["id"],
        **relations,
        "models": row["models"],
        "knobs": knobs,
        "file": row["file"],
        "sha256": row["sha256"],
        "source": source_label(row["sources"][0]),
        "jinja2": jinja2.__version__,
        "python": platform.python_version(),
    }


def expected_files(folder, only):
    """Pairs of file name and text, in the order in which they are made."""
    given = GoldenAnswers(folder, read_cases())
    for row in choose(all_rows(read_manifest()), only):
        answers = given.stored(row)
        phrases = long_phrases(given.templates[row["id"]].plain, answers)
        head = header(row, given.knobs(row)) | {"phrases": phrases}
        yield f"{row['id']}.json", json_lines.golden(head, shortened(answers, phrases))
    if not only:
        yield from python_tables.files()


def differing_answers(stored, expected):
    """Ids of the rows that differ, in two texts of a file of answers.

    What made the answers may change (the jinja2 and python of the header); the answers may not, nor what the manifest
    says of the template.
    """
    old, new = json.loads(stored), json.loads(expected)
    found = [name for name in COMPARED if old.get(name) != new.get(name)]
    ids = list(new["answers"]) + [key for key in old["answers"] if key not in new["answers"]]
    return found + [key for key in ids if old["answers"].get(key) != new["answers"].get(key)]


def differing(path, expected):
    if not path.exists():
        return ["the file is missing"]
    stored = path.read_text(encoding="utf-8")
    if '"answers": {' in expected:
        return differing_answers(stored, expected)
    return [f"line {number}" for number in differing_lines(stored, expected)]


def differing_lines(stored, expected):
    old, new = stored.split("\n"), expected.split("\n")
    pairs = enumerate(zip(old, new, strict=False), 1)
    changed = [number for number, (was, now) in pairs if was != now and not is_version(now)]
    return changed + list(range(min(len(old), len(new)) + 1, max(len(old), len(new)) + 1))


def is_version(line):
    return line.startswith('"python": ')


def check(name, text):
    if name == "printable.json" and not python_tables.same_unicode(GOLDEN):
        print(f"{name}: not compared, this Python has other Unicode tables")
        return True
    found = differing(GOLDEN / name, text)
    print(f"{name}: {'as stored' if not found else f'{len(found)} differences'}")
    for key in found[:SHOWN]:
        print(f"  {key}")
    if len(found) > SHOWN:
        print(f"  and {len(found) - SHOWN} more")
    return not found


def run(args, folder):
    expected = expected_files(folder, args.only)
    if args.check:
        return 0 if all([check(name, text) for name, text in expected]) else 1
    for name, text in list(expected):  # all of them or, where one cannot be made, none
        json_lines.write(GOLDEN / name, text)
        print(f"{name}: written")
    return 0
