"""Which user message is the last query: the turns after it may show their reasoning."""

from .build import MISSING, assistant, calling, case, message, system, text_part, tool, user

EARLIER = [user("q"), assistant("a1", reasoning_content="r1")]
LATER = [assistant("a2", reasoning_content="r2")]

# A user text that starts and ends with these tags, exactly, is taken for a tool result and not for a query.
USER_TEXTS = {
    "exact": "<tool_response>x</tool_response>",
    "exact-lines": "<tool_response>\nx\n</tool_response>",
    "only-tags": "<tool_response></tool_response>",
    "text-between-two": "<tool_response>x</tool_response> and <tool_response>y</tool_response>",
    "newline-after": "<tool_response>x</tool_response>\n",
    "space-before": " <tool_response>x</tool_response>",
    "newline-before": "\n<tool_response>x</tool_response>",
    "only-prefix": "<tool_response>x",
    "only-suffix": "x</tool_response>",
    "opener-alone": "<tool_response>",
    "closer-alone": "</tool_response>",
    "closer-opener": "</tool_response><tool_response>",
    "other-case": "<Tool_Response>x</Tool_Response>",
    "empty": "",
    "null": None,
    "missing": MISSING,
    "parts": [text_part("x")],
    "plain": "x",
}


def user_texts():
    for name, content in USER_TEXTS.items():
        yield case(f"query/between/{name}", [*EARLIER, user(content), *LATER])
        yield case(f"query/only/{name}", [user(content), *LATER])


STRUCTURES = {
    "no-user": [system("s"), assistant("a", reasoning_content="r")],
    "assistant-only": [assistant("<think>r</think>a")],
    "assistant-before-user": [assistant("a1", reasoning_content="r1"), user("q"), assistant("a2")],
    "two-users": [user("q1"), user("q2"), assistant("a", reasoning_content="r")],
    "three-rounds": [*EARLIER, user("q2"), *LATER, user("q3"), assistant("a3", reasoning_content="r3")],
    "system-after": [*EARLIER, system("late"), *LATER],
    "unknown-after": [*EARLIER, message("developer", "x"), *LATER],
    "ends-in-unknown": [*EARLIER, message("developer", "x")],
    "ends-in-user": [*EARLIER, user("q2")],
    "ends-in-system": [*EARLIER, system("late")],
    "ends-in-tool": [user("q"), calling(("f", {}), reasoning_content="r"), tool("t")],
    "two-lookalikes": [*EARLIER, user(USER_TEXTS["exact"]), *LATER, user(USER_TEXTS["exact-lines"]), assistant("z")],
    "unknown-role-is-no-user": [message("User", "q"), assistant("a", reasoning_content="r")],
}

# The search begins at the end, and goes no further than the last query: what it passes raises first.
STRANGER, FAULTY = message("developer", "x"), [{"type": "audio"}]
RAISING = {
    "stranger-faulty-query": [STRANGER, user(FAULTY), user("q")],
    "stranger-query-faulty": [STRANGER, user("q"), user(FAULTY)],
    "stranger-query-faulty-result": [STRANGER, user("q"), tool(FAULTY)],
    "faulty-stranger-query": [user(FAULTY), STRANGER, user("q")],
    "query-stranger-faulty": [user("q"), STRANGER, user(FAULTY)],
}


def cases():
    yield from user_texts()
    for name, messages in STRUCTURES.items():
        yield case(f"query/structure/{name}", messages)
    for name, messages in RAISING.items():
        yield case(f"query/raising/{name}", messages)
