"""Survivors in the calls of tools."""

from .row import CODER, EVERY, JSON_CALLS, LATER_CODER, TRIMMING, Equivalent

R1 = ("qwen3-coder-r1",)
CALLS = "message.tool_calls"

ROWS = [
    Equivalent(
        JSON_CALLS + TRIMMING,
        "a list that is missing or empty holds no call to print",
        (f"weigh: {CALLS} -> not {CALLS} is none",),
    ),
    Equivalent(
        JSON_CALLS,
        "where it is not the first, the other side of `or` is true",
        ("decide: loop.first -> True",),
    ),
    Equivalent(
        CODER,
        "missing calls have no length, null is not iterable, and of an empty list nothing is printed either",
        (f"*: {CALLS} is defined -> *",),
    ),
    Equivalent(
        CODER + TRIMMING,
        "calls are a list, null or missing, by the message schema",
        (f"test: {CALLS} is iterable -> {CALLS} is sequence",),
    ),
    Equivalent(
        TRIMMING,
        "calls are a list, null or missing, by the message schema: null is not iterable, and a missing or empty list "
        "holds no call to print",
        (
            f"and-or: {CALLS} and {CALLS} is iterable -> {CALLS} or {CALLS} is iterable",
            f"decide: {CALLS} -> True",
            f"weigh: {CALLS} -> {CALLS} is defined",
            f"decide: {CALLS} is iterable -> True",
            f"test: {CALLS} is iterable -> {CALLS} is defined",
            f"decide: not {CALLS} is mapping -> True",
            f"test: {CALLS} is mapping -> {CALLS} is string",
        ),
    ),
    Equivalent(
        TRIMMING,
        "the content is trimmed already, and asked only whether it is empty",
        ("*: content | trim -> *",),
    ),
    Equivalent(
        CODER + TRIMMING,
        "of what is undefined there are no items",
        ("decide: tool_call.arguments is defined -> True",),
    ),
    Equivalent(
        R1,
        "a value that is printed becomes a text anyway, and a text is its own",
        ("drop: set args_value = * -> nothing", "*: args_value is string -> *"),
    ),
    Equivalent(
        CODER + TRIMMING,
        "a value that is printed becomes a text anyway, and a text is its own",
        ("filter: args_value | string -> args_value",),
    ),
    Equivalent(
        ("qwen3-coder", "qwen3.5", "qwen3.5-nothink", "qwen3.5-training", "qwen3.5-nothink-training"),
        "of JSON values mappings are sequences, and so is whatever is iterable",
        ("decide: args_value is mapping -> False", "test: args_value is sequence -> args_value is iterable"),
    ),
    Equivalent(
        LATER_CODER + TRIMMING,
        "nothing is escaped in these templates, so that nothing needs to be marked as safe",
        ("filter: args_value | tojson | safe -> args_value | tojson",),
    ),
]
