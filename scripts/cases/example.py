"""The conversation of golden/example.json, which the README shows."""

import json

from oracle import GOLDEN


def cases():
    yield json.loads((GOLDEN / "example.json").read_text(encoding="utf-8"))
