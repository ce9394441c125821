"""The command line of the case writer."""

import argparse
import json
import sys

from oracle import GOLDEN, OracleError
from oracle.json_lines import write

from . import TABLES
from .build import to_json
from .schema import problems

DESCRIPTION = """\
Writes golden/cases.json: a JSON array with one request per line, in the order of the tables.

Exit status: 0 all well, 1 a case is not as it should be, 2 wrong usage."""


def all_cases():
    return [case for table in TABLES for case in table()]


def to_text(cases):
    return "[\n" + ",\n".join(to_json(case) for case in cases) + "\n]\n"


def check(cases):
    """Every id once, and every request within the message schema."""
    seen = set()
    for case in cases:
        found = problems(case)
        if case["id"] in seen:
            found.append("the id is used twice")
        seen.add(case["id"])
        if found:
            raise OracleError(f"{case['id']}: {'; '.join(found)}")


def run(args):
    text = to_text(all_cases())
    cases = json.loads(text)
    check(cases)
    if text.count("\n") != len(cases) + 2 or "\r" in text:
        raise OracleError("a case takes more than one line: raw JSON text must not hold line ends")
    path = GOLDEN / "cases.json"
    if not args.check:
        write(path, text)
        print(f"cases.json: {len(cases)} cases written")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        raise OracleError("cases.json is not what the tables make")
    return 0


def main(argv=None):
    parser = argparse.ArgumentParser(
        prog="cases.py", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare with the file instead of writing it")
    try:
        return run(parser.parse_args(argv))
    except OracleError as error:
        print(f"cases.py: {error}", file=sys.stderr)
        return error.exit_code
