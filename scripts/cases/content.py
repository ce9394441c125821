"""What stands in `content`, in every place where a message can stand."""

from .build import MISSING, Raw, assistant, calling, case, function_tool, message, system, text_part, tool, user

CONTENTS = {
    "missing": MISSING,
    "null": None,
    "empty": "",
    "text": "some text",
    "list-of-strings": ["a"],
    "parts": [text_part("hi")],
    "two-parts": [text_part("a"), {"type": "image_url", "image_url": {"url": "x"}}, "b"],
    "empty-list": [],
    "list-with-think": ["</think>"],
    "part-with-think": [text_part("<think>a</think>b")],
}

A_TOOL = function_tool("f", "a tool")

# Each place takes a content and gives the messages, and the options that go with them.
PLACES = {
    "user": lambda content: [user(content)],
    "user-past": lambda content: [user(content), assistant("a"), user("q")],
    "user-between-texts": lambda content: [user("q"), assistant("<think>r</think>a"), user(content), assistant("b")],
    "system": lambda content: [system(content), user("q")],
    "system-only": lambda content: [system(content)],
    "system-later": lambda content: [user("q"), system(content), user("q2")],
    "assistant": lambda content: [user("q"), assistant(content)],
    "assistant-past": lambda content: [user("q"), assistant(content), user("q2")],
    "assistant-first": lambda content: [assistant(content), user("q")],
    "assistant-alone": lambda content: [assistant(content)],
    "assistant-calls": lambda content: [user("q"), calling(("f", {}), content=content)],
    "assistant-calls-mid": lambda content: [user("q"), calling(("f", {}), content=content), tool("r")],
    "assistant-reasoning": lambda content: [user("q"), assistant(content, reasoning_content="r")],
    "assistant-reasoning-past": lambda content: [user("q"), assistant(content, reasoning_content="r"), user("q2")],
    "tool": lambda content: [user("q"), calling(("f", {})), tool(content)],
    "tool-first": lambda content: [tool(content), user("q")],
    "unknown-role": lambda content: [user("q"), message("developer", content)],
}


def matrix():
    for place, messages in PLACES.items():
        for name, content in CONTENTS.items():
            yield case(f"content/{place}/{name}", messages(content))


def system_with_tools():
    for name, content in CONTENTS.items():
        yield case(f"content/system-tools/{name}", [system(content), user("q")], tools=[A_TOOL])


# r1 prints a tool's list as Python's str() does; these rows look at the spelling.
PRINTED_LISTS = {
    "single-quote": ["it's"],
    "double-quote": ['say "x"'],
    "both-quotes": ['it\'s "x"'],
    "escapes": ["a\nb\tc\\d\re"],
    "non-printable": ["\x00\x7f\xad\u2028\u0600\ue000\ufeff"],
    "printable": ["é 中 😀 ñ"],
    "surrogate": ["\ud800"],
    "values": [{"a": None, "b": True, "c": False, "d": 1, "e": 1.0, "f": 1e16, "g": [], "h": {}}],
    "numbers": Raw('[{"a": NaN, "b": -Infinity, "c": 1.10, "d": 12345678901234567890, "e": -0, "f": 1E-5, "g": -0.0}]'),
    "keys": Raw('[{"b": 1, "2": 2, "1": 3, "b": 4, "__proto__": 5, "it\'s": 6}]'),
    "nested": [{"type": "text", "text": "x", "meta": {"k": ["v", {"n": 1.5}]}}],
    "several": ["a", text_part("b"), "c"],
}


def printed_lists():
    for name, content in PRINTED_LISTS.items():
        yield case(f"content/tool-printed/{name}", [user("q"), calling(("f", {})), tool(content), tool("next")])


def cases():
    yield from matrix()
    yield from system_with_tools()
    yield from printed_lists()
