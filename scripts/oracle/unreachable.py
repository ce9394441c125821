"""Outcomes that no request can bring about, each with its reason. Coverage fails if one of them is reached."""

from typing import NamedTuple

QWEN3 = ("qwen3", "qwen3-2504")


class Unreachable(NamedTuple):
    templates: tuple
    condition: str  # the whole condition, or the loop header
    operand: str  # the part of it that is meant
    outcome: str
    reason: str


EMPTY_CONVERSATION = "an empty conversation is refused before it is rendered"
INSIDE_IF = "the loop stands inside `if` of the same list, which an empty one does not pass"

UNREACHABLE = [
    Unreachable(QWEN3, "for tool in tools", "for tool in tools", "empty", INSIDE_IF),
    Unreachable(
        QWEN3, "for tool_call in message.tool_calls", "for tool_call in message.tool_calls", "empty", INSIDE_IF
    ),
    Unreachable(QWEN3, "for message in messages[::-1]", "for message in messages[::-1]", "empty", EMPTY_CONVERSATION),
    Unreachable(QWEN3, "for message in messages", "for message in messages", "empty", EMPTY_CONVERSATION),
    Unreachable(
        QWEN3,
        "loop.last or (not loop.last and reasoning_content)",
        "not loop.last",
        "false",
        "it is asked only when the first `loop.last` was false",
    ),
]
