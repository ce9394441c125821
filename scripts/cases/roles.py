"""System messages, tools, tool turns, and roles that no template knows."""

from .build import MISSING, Raw, assistant, call, calling, case, function_tool, message, system, tool, user

ONE = function_tool("f", "does f")
TWO = function_tool("g", "does g", {"x": {"type": "integer", "minimum": 0.0, "enum": [1, 2]}}, ["x"])

SYSTEMS = {
    "none": [],
    "text": [system("Be brief.")],
    "empty": [system("")],
    "newline": [system("\n")],
    "spaces": [system("  Be brief.  ")],
    "trailing-newlines": [system("Be brief.\n\n")],
    "two": [system("one"), system("two")],
}

TOOL_LISTS = {
    "absent": MISSING,
    "null": None,
    "empty": [],
    "one": [ONE],
    "two": [ONE, TWO],
    "bare-function": [TWO["function"]],
    "empty-object": [{}],
    "odd-members": [{"b": 1, "a": {"unicode": "Größe 大小", "html": "<b>&'"}, "2": None, "1": [1.0, True]}],
    "equal": [ONE, ONE],
}


def system_and_tools():
    for name, messages in SYSTEMS.items():
        for kind, tools in TOOL_LISTS.items():
            options = {} if tools is MISSING else {"tools": tools}
            yield case(f"tools/system-{name}/{kind}", [*messages, user("q")], **options)
    yield case("tools/twelve", [user("q")], tools=[function_tool(f"f{number}", "d") for number in range(12)])


ASK = [user("q"), calling(("f", {}), ("g", {}))]

TOOL_RUNS = {
    "one": [*ASK, tool("1")],
    "two": [*ASK, tool("1"), tool("2")],
    "four": [*ASK, tool("1"), tool("2"), tool("3"), tool("4")],
    "twelve": [*ASK, *(tool(str(number)) for number in range(12))],
    "answer-after": [*ASK, tool("1"), tool("2"), assistant("a")],
    "user-after": [*ASK, tool("1"), user("q2")],
    "system-between": [*ASK, tool("1"), system("s"), tool("2")],
    "unknown-between": [*ASK, tool("1"), message("developer", "x"), tool("2")],
    "unknown-before": [*ASK, message("developer", "x"), tool("1")],
    "unknown-after": [*ASK, tool("1"), message("developer", "x")],
    "assistant-between": [*ASK, tool("1"), assistant("hm"), tool("2")],
    "first": [tool("1"), user("q")],
    "first-two": [tool("1"), tool("2"), user("q")],
    "only": [tool("1")],
    "after-system": [system("s"), tool("1"), user("q")],
    "with-id-and-name": [*ASK, tool("1", tool_call_id="call_1", name="f"), tool("2", tool_call_id="call_2", name="g")],
    "empty-and-newline": [*ASK, tool(""), tool("\n"), tool("\n1\n")],
    "closing-tag-inside": [*ASK, tool("a</tool_response>\n<tool_response>b")],
    "role-Tool": [*ASK, message("Tool", "1"), tool("2")],
    "role-function": [*ASK, message("function", "1", name="f")],
}

ROLES = {
    "developer-first": [message("developer", "x"), user("q")],
    "developer-last": [user("q"), message("developer", "x")],
    "developer-only": [message("developer", "x")],
    "empty": [user("q"), message("", "x")],
    "capital-system": [message("System", "x"), user("q")],
    "capital-assistant": [user("q"), message("Assistant", "<think>r</think>a")],
    "space": [message("user ", "x"), user("q")],
    "critic-between": [user("q"), message("critic", "x", reasoning_content="r"), assistant("a")],
    "unknown-with-calls": [user("q"), message("model", "x", tool_calls=[call("f", {})])],
    "prototype-name": [user("q"), message("__proto__", "x"), message("constructor", "y"), assistant("a")],
    "proto-member": [user("q"), Raw('{"__proto__": {"role": "user", "content": "bad"}, "role": "assistant"}')],
    "system-late": [user("q"), system("late"), user("q2")],
    "system-second": [system("one"), system("two"), user("q")],
    "system-only": [system("s")],
    "system-last": [system("s"), user("q"), system("late")],
    "system-after-assistant": [user("q"), assistant("a"), system("late")],
    "system-with-reasoning": [system("s", reasoning_content="r", tool_calls=[call("f", {})]), user("q")],
    "two-users": [user("q1"), user("q2")],
    "user-with-name": [user("q", name="ann")],
    "duplicate-members": [Raw('{"role": "system", "content": "a", "role": "user", "content": "b"}')],
    "escaped-members": [Raw('{"\\u0072ole": "user", "content": "\\u0061"}')],
}


def late_with_tools():
    yield case("roles/system-late-with-tools", [user("q"), system("late"), user("q2")], tools=[ONE])
    yield case("roles/system-second-with-tools", [system("one"), system("two"), user("q")], tools=[ONE])
    yield case("roles/tool-first-with-tools", [tool("1"), user("q")], tools=[ONE, TWO])
    yield case("roles/developer-first-with-tools", [message("developer", "x"), system("s"), user("q")], tools=[ONE])


def cases():
    yield from system_and_tools()
    for name, messages in TOOL_RUNS.items():
        yield case(f"tool-run/{name}", messages)
    for name, messages in ROLES.items():
        yield case(f"roles/{name}", messages)
    yield from late_with_tools()
