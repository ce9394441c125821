"""Golden tables of what Python itself does, without any template: float, str(), json.dumps, json.loads."""

import json
import platform
import unicodedata

from . import OracleError, json_lines
from .floats import sample, to_bits
from .json_texts import NOT_JSON, TEXTS
from .repr_texts import REPR_TEXTS


def floats():
    lines = ["# the bits of a double (IEEE 754, big-endian, hexadecimal), and what Python's json.dumps writes for it"]
    lines += [f"{to_bits(value)} {json.dumps(value)}" for value in sample()]
    return "\n".join(lines) + "\n"


def not_printable():
    """The ranges [first, last] of code points that str.isprintable() refuses, and repr() escapes."""
    ranges = []
    for code in range(0x110000):
        if chr(code).isprintable():
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def printable():
    head = f'"python": "{platform.python_version()}",\n"unicode": "{unicodedata.unidata_version}"'
    body = ",\n".join(f"[{first}, {last}]" for first, last in not_printable())
    return f'{{\n{head},\n"ranges": [\n{body}\n]\n}}\n'


def reprs():
    return json_lines.array({"json": text, "repr": str(json.loads(text))} for text in REPR_TEXTS)


def dumps():
    return json_lines.array({"json": text, "dumps": json.dumps(json.loads(text), ensure_ascii=False)} for text in TEXTS)


def not_json():
    for text in NOT_JSON:
        try:
            json.loads(text)
        except json.JSONDecodeError:
            continue
        raise OracleError(f"not-json.json: Python reads {text!r}")
    return json_lines.array(NOT_JSON)


def same_unicode(golden):
    """Whether this Python has the Unicode tables of the stored file; another version has other ranges by right."""
    path = golden / "printable.json"
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return stored.get("unicode", unicodedata.unidata_version) == unicodedata.unidata_version


def files():
    yield "floats.txt", floats()
    yield "printable.json", printable()
    yield "reprs.json", reprs()
    yield "dumps.json", dumps()
    yield "not-json.json", not_json()
