"""JSON files with one row per line, so that a change of one row is a change of one line."""

import json
import re

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value):
    """JSON with everything raw but what UTF-8 cannot say: `"é \\ud800"`."""
    text = json.dumps(value, ensure_ascii=False)
    return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def array(rows):
    return "[\n" + ",\n".join(dumps(row) for row in rows) + "\n]\n"


def golden(header, answers):
    head = ",\n".join(f"{dumps(key)}: {dumps(value)}" for key, value in header.items())
    body = ",\n".join(f"{dumps(key)}: {dumps(value)}" for key, value in answers.items())
    return f'{{\n{head},\n"answers": {{\n{body}\n}}\n}}\n'


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")
