"""Outcomes that no request can bring about, each with its reason. Coverage fails if one of them is reached."""

from typing import NamedTuple

QWEN3 = ("qwen3", "qwen3-2504", "qwen3-thinking-2507")
INSTRUCT = ("qwen3-instruct-2507", "qwen3-vl-instruct")
VL_THINKING = ("qwen3-vl-thinking",)
CODER = ("qwen3-coder-r1", "qwen3-coder-r2", "qwen3-coder")
CODER_R1 = ("qwen3-coder-r1",)
LATER = ("qwen3.5", "qwen3.5-nothink", "qwen3.6", "qwen3.8", "qwen3.8-max")
TRAINING = ("qwen3-training",)
LATER_TRAINING = ("qwen3.5-training", "qwen3.5-nothink-training", "qwen3.6-training")
TRIMMING = LATER + LATER_TRAINING

WITH_QUERY = QWEN3 + VL_THINKING + TRAINING + TRIMMING  # they look for the last query
EVERY = WITH_QUERY + INSTRUCT + CODER


class Unreachable(NamedTuple):
    templates: tuple
    condition: str  # the whole condition, the loop header, or the statement
    operand: str  # the part of it that is meant
    outcome: str
    reason: str


EMPTY_CONVERSATION = "an empty conversation is refused before it is rendered"
INSIDE_IF = "the loop stands inside `if` of the same list, which an empty one does not pass"
A_LIST = "it is asked of a list, by the message schema"
TOOLS_GIVEN = "apply_chat_template always hands over `tools`, if only as None"
NAMED = "every call of the macro names a tag"
CONTENT_LEFT = "by the message schema only null is left: a missing content counts as iterable, and prints nothing"


def loop(templates, header, reason):
    return Unreachable(templates, header, header, "empty", reason)


def test(templates, condition, outcome, reason):
    return Unreachable(templates, condition, condition, outcome, reason)


def statement(templates, text, reason):
    return Unreachable(templates, text, text, "reached", reason)


A_CONTENT_LIST = "content is iterable and not content is mapping"
NOTHING = "content is none or content is undefined"
TOOL_LIST = "(tools and tools is iterable) and not tools is mapping"
CALL_LIST = "(message.tool_calls and message.tool_calls is iterable) and not message.tool_calls is mapping"
SHOWN = "loop.last or (not loop.last and reasoning_content)"

UNREACHABLE = [
    loop(EVERY, "for tool in tools", INSIDE_IF),
    loop(EVERY, "for tool_call in message.tool_calls", INSIDE_IF),
    loop(WITH_QUERY, "for message in messages[::-1]", EMPTY_CONVERSATION),
    loop(WITH_QUERY + INSTRUCT, "for message in messages", EMPTY_CONVERSATION),
    Unreachable(
        QWEN3 + VL_THINKING, SHOWN, "not loop.last", "false", "it is asked only when the first `loop.last` was false"
    ),
    test(CODER, "not tools is defined", "true", TOOLS_GIVEN),
    statement(CODER, "set tools = []", TOOLS_GIVEN),
    test(CODER_R1, "tag_name", "false", NAMED),
    loop(CODER_R1, "for item in item_list", INSIDE_IF),
    Unreachable(TRIMMING, A_CONTENT_LIST, "not content is mapping", "false", A_LIST),
    test(TRIMMING, NOTHING, "false", CONTENT_LEFT),
    Unreachable(TRIMMING, NOTHING, "content is none", "false", CONTENT_LEFT),
    Unreachable(TRIMMING, NOTHING, "content is undefined", "true", CONTENT_LEFT),
    Unreachable(TRIMMING, NOTHING, "content is undefined", "false", CONTENT_LEFT),
    statement(TRIMMING, "print raise_exception('Unexpected content type.')", CONTENT_LEFT),
    test(TRIMMING, "not messages", "true", EMPTY_CONVERSATION),
    statement(TRIMMING, "print raise_exception('No messages provided.')", EMPTY_CONVERSATION),
    Unreachable(TRIMMING, TOOL_LIST, "tools is iterable", "false", A_LIST),
    Unreachable(TRIMMING, TOOL_LIST, "not tools is mapping", "false", A_LIST),
    Unreachable(TRIMMING, CALL_LIST, "message.tool_calls is iterable", "false", A_LIST),
    Unreachable(TRIMMING, CALL_LIST, "not message.tool_calls is mapping", "false", A_LIST),
]
