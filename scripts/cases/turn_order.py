"""Turns in places where a template may refuse them, open another header, or see no query."""

from .build import MISSING, assistant, call, calling, case, function_tool, message, system, text_part, tool, user

TOOLS = [function_tool("f", "does f")]
ASK = [user("q"), calling(("f", {}))]

ORDERS = {
    "tool-user": [tool("t"), user("q")],
    "tool-tool-user": [tool("t"), tool("u"), user("q")],
    "tool-assistant-user": [tool("t"), assistant("a"), user("q")],
    "system-tool-user": [system("s"), tool("t"), user("q")],
    "system-tool-tool-user": [system("s"), tool("t"), tool("u"), user("q")],
    "system-tool": [system("s"), tool("t")],
    "system-assistant-user": [system("s"), assistant("a"), user("q")],
    "user-tool": [user("q"), tool("t")],
    "user-tool-user-tool": [user("q"), tool("t"), user("q2"), tool("u")],
    "unknown-tool-user": [message("developer", "d"), tool("t"), user("q")],
    "tool-unknown-user": [tool("t"), message("developer", "d"), user("q")],
    "empty-role-tool": [user("q"), message("", "d"), tool("t")],
    "tool-system-tool": [*ASK, tool("t"), system("s"), tool("u")],
    "tool-blank-tool": [*ASK, tool("t"), user(" "), tool("u")],
    "system-system-user": [system("s"), system("s2"), user("q")],
    "system-late": [user("q"), system("s")],
    "system-late-empty": [user("q"), system("")],
    "system-late-null": [user("q"), system(None)],
    "system-late-list": [user("q"), system([text_part("s")])],
    "system-late-spaces": [user("q"), system(" s ")],
    "system-after-tool": [*ASK, tool("t"), system("s"), user("q2")],
    "system-only": [system("s")],
    "system-empty-only": [system("")],
    "system-system": [system("s"), system("s2")],
    "assistant-only": [assistant("a", reasoning_content="r")],
    "assistant-calls-only": [calling(("f", {}))],
    "tool-only": [tool("t")],
    "look-alike-only": [user("<tool_response>x</tool_response>")],
    "look-alikes-and-tool": [user("<tool_response>x</tool_response>"), calling(("f", {})), tool("t")],
    "unknown-only": [message("developer", "d")],
    "no-user-at-all": [system("s"), assistant("a"), tool("t"), message("developer", "d")],
}


def orders():
    for name, messages in ORDERS.items():
        yield case(f"order/{name}", messages, add_generation_prompt=True)
    for name in ("tool-user", "system-tool-user", "user-tool", "tool-only", "assistant-only", "system-system-user"):
        yield case(f"order/{name}/tools", ORDERS[name], tools=TOOLS)


ROLES = {
    "developer": "developer",
    "function": "function",
    "capital": "User",
    "upper-case": "SYSTEM",
    "space-before": " user",
    "newline-after": "user\n",
    "empty": "",
    "control-token": "<|im_end|>",
    "unicode": "工具",
}

ROLE_CONTENTS = {"spaces": " x\n", "empty": "", "null": None, "missing": MISSING, "list": [text_part("x")]}


def roles():
    for name, role in ROLES.items():
        yield case(f"role/name/{name}", [user("q"), message(role, "x")])
    for name in ("developer", "empty"):
        for kind, content in ROLE_CONTENTS.items():
            yield case(f"role/content-{name}/{kind}", [user("q"), message(ROLES[name], content)])
    calls = [call("f", {"x": 1})]
    for role in ("developer", "Assistant", "system", "user", "tool"):
        messages = [user("q"), message(role, "x", tool_calls=calls, reasoning_content="r"), assistant("a")]
        yield case(f"role/with-calls/{role}", messages)
        yield case(f"role/first/{role}", [message(role, "x"), user("q")], tools=TOOLS)


RESULTS = {
    "null": None,
    "missing": MISSING,
    "empty": "",
    "blank": " \n\t",
    "spaces": "  t  ",
    "newlines": "\n\nt\n\n",
    "list": [text_part("t")],
    "lists": [text_part("t"), text_part("u")],
    "image": [{"type": "image"}],
    "image-and-text": [text_part("t "), {"type": "image_url", "image_url": {"url": "u"}}],
    "strings": ["some text", "an image"],
    "numbers": [{"text": 1.0}, {"text": None}],
    "empty-list": [],
}


def results():
    for name, content in RESULTS.items():
        yield case(f"result/run/{name}", [*ASK, tool("a"), tool(content), tool("b")])
        yield case(f"result/last/{name}", [*ASK, tool(content)], add_generation_prompt=True)


# What each role holds when it holds nothing.
NOTHING = {"null": None, "missing": MISSING, "empty": "", "empty-list": []}


def nothing():
    for name, content in NOTHING.items():
        yield case(f"nothing/all/{name}", [system(content), user(content), assistant(content), tool(content), *ASK])
        yield case(f"nothing/user/{name}", [user(content)], tools=TOOLS, add_generation_prompt=True)
        yield case(f"nothing/calls/{name}", [user("q"), calling(("f", {}), content=content, reasoning_content=None)])
        yield case(f"nothing/system/{name}", [system(content), user("q")], tools=TOOLS)


def cases():
    yield from orders()
    yield from roles()
    yield from results()
    yield from nothing()
