"""A row of the tables of reasons, and the groups of templates that such rows speak of."""

import re
from typing import NamedTuple

PARTS = re.compile(r"(\d+) (.*?)(?: #\d+)?")  # the line, what is done, the count among equals


class Equivalent(NamedTuple):
    """Mutants that no request within the message schema can tell from their template, and why."""

    templates: tuple
    reason: str
    mutants: tuple  # names as in the report, without the line; `*` stands for anything
    lines: range = range(1, 10_000)

    def holds_for(self, template_id, name):
        line, bare = PARTS.fullmatch(name).groups()
        is_meant = template_id in self.templates and int(line) in self.lines
        return is_meant and any(pattern(text).fullmatch(bare) for text in self.mutants)


def pattern(text):
    return re.compile(".*".join(map(re.escape, text.split("*"))))


INLINE = ("qwen3", "qwen3-2504", "qwen3-thinking-2507", "qwen3-vl-thinking", "qwen3-all-assistant")
PLAIN_TRAINING = ("qwen3-training",)
INSTRUCT = ("qwen3-instruct-2507", "qwen3-instruct-2507-training")
VL_INSTRUCT = ("qwen3-vl-instruct", "qwen3-vl-instruct-training")
VL_THINKING = ("qwen3-vl-thinking",)
CODER = ("qwen3-coder-r1", "qwen3-coder-r2", "qwen3-coder")
LATER_CODER = ("qwen3-coder-r2", "qwen3-coder")
QWEN3_5 = ("qwen3.5", "qwen3.5-nothink", "qwen3.6")
QWEN3_8 = ("qwen3.8", "qwen3.8-max")
LATER = QWEN3_5 + QWEN3_8
LATER_TRAINING = ("qwen3.5-training", "qwen3.5-nothink-training", "qwen3.6-training")
TRIMMING = LATER + LATER_TRAINING  # they trim what they print
MASKS = ("qwen3-all-assistant", "qwen3-instruct-2507-training")  # of templates that may raise
JSON_CALLS = INLINE + PLAIN_TRAINING + INSTRUCT + VL_INSTRUCT
WITH_QUERY = INLINE + PLAIN_TRAINING + TRIMMING
EVERY = JSON_CALLS + CODER + TRIMMING
