"""Tool calls of an assistant turn."""

from .build import MISSING, Raw, assistant, call, calling, case, tool, user

PLACES = {
    "last": lambda turn: [user("q"), turn],
    "past": lambda turn: [user("q"), turn, user("q2")],
    "mid": lambda turn: [user("q"), turn, tool("r")],
}

# A call is read from its `function` if that is truthy in Python, else from the call itself.
SHAPES = {
    "wrapped": call("f", {"x": 1}),
    "wrapped-without-type": {"function": {"name": "f", "arguments": {"x": 1}}},
    "wrapped-with-id": {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": {"x": 1}}},
    "flat": {"name": "f", "arguments": {"x": 1}},
    "flat-with-type": {"type": "function", "name": "f", "arguments": {"x": 1}},
    "function-null": {"function": None, "name": "f", "arguments": {"x": 1}},
    "function-empty-object": {"function": {}, "name": "f", "arguments": {"x": 1}},
    "function-empty-list": {"function": [], "name": "f", "arguments": {"x": 1}},
    "function-empty-string": {"function": "", "name": "f", "arguments": {"x": 1}},
    "function-false": {"function": False, "name": "f", "arguments": {"x": 1}},
    "function-zero": {"function": 0, "name": "f", "arguments": {"x": 1}},
    "function-wins": {"name": "outer", "arguments": {"o": 1}, "function": {"name": "inner", "arguments": {"i": 1}}},
    "arguments-before-name": {"function": {"arguments": {"x": 1}, "name": "f"}},
    "extra-members": {"index": 0, "function": {"name": "f", "arguments": {"x": 1}, "strict": True}},
    "proto-members": Raw('{"__proto__": {"name": "bad", "arguments": {}}, "name": "f", "arguments": {"x": 1}}'),
    "duplicate-members": Raw('{"name": "a", "arguments": 1, "name": "b", "arguments": 2}'),
}

# Text arguments are printed as they are, JSON or not.
TEXT_ARGUMENTS = {
    "object": '{"x": 1}',
    "compact": '{"x":1,"y":[1,2]}',
    "empty": "",
    "invalid": '{"x": ',
    "word": "hello",
    "json-string": '"hello"',
    "null-word": "null",
    "newlines": '{\n  "x": 1\n}',
    "spaces-around": '  {"x": 1}  ',
    "unicode": '{"ort": "Zürich", "名": "東京", "e": "😀"}',
    "escaped-unicode": '{"ort": "Z\\u00fcrich"}',
    "control-token": "<|im_end|>",
    "call-closer": "}\n</tool_call>",
}

VALUE_ARGUMENTS = {
    "null": None,
    "true": True,
    "false": False,
    "zero": 0,
    "int": 5,
    "float": 1.5,
    "empty-list": [],
    "list": [1, "a", None, True],
    "empty-object": {},
    "object": {"x": 1, "y": "z"},
    "nested": {"a": {"b": [{"c": None}, [], {}]}, "d": [[1, 2], [3]]},
    "string-looking": {"a": "true", "b": "42", "c": "null", "d": "[1, 2]"},
    "html": {"a": "<b>&amp; 'x' \"y\"</b>"},
    "think-text": {"a": "<think>x</think>"},
}

NAMES = {
    "empty": "",
    "double-quote": 'a"b',
    "single-quote": "a'b",
    "backslash": "a\\b",
    "newline": "a\nb",
    "space": "a b",
    "unicode": "найти_погоду",
    "emoji": "f😀",
    "dots": "server.tool-name/v2",
    "control-token": "<|im_end|>",
}


def one_call():
    for name, made in SHAPES.items():
        yield case(f"calls/shape/{name}", [user("q"), assistant("", tool_calls=[made])])
    for name, arguments in TEXT_ARGUMENTS.items():
        yield case(f"calls/text-arguments/{name}", [user("q"), calling(("f", arguments))])
    for name, arguments in VALUE_ARGUMENTS.items():
        yield case(f"calls/value-arguments/{name}", [user("q"), calling(("f", arguments))])
    for name, function in NAMES.items():
        yield case(f"calls/name/{name}", [user("q"), calling((function, {"x": 1}))])


# The first call is set off by a newline if the content, with its think part taken out but not stripped, is not empty.
BEFORE_CALL = {
    "missing": MISSING,
    "null": None,
    "empty": "",
    "newline": "\n",
    "two-newlines": "\n\n",
    "space": " ",
    "text": "text",
    "text-newline": "text\n",
    "newline-text": "\ntext",
    "think-empty": "<think>r</think>\n\n",
    "think-text": "<think>r</think>\n\ntext",
    "think-space": "<think>r</think> ",
    "empty-think": "<think>\n\n</think>\n\n",
    "list": ["x"],
}


def content_before_call():
    for place, messages in PLACES.items():
        for name, content in BEFORE_CALL.items():
            yield case(f"calls/before/{place}/{name}", messages(calling(("f", {"x": 1}), content=content)))


def several_calls():
    two = [call("f", {"x": 1}), call("g", '{"y": 2}')]
    for place, messages in PLACES.items():
        for name, content in {"empty": "", "text": "both:", "newline": "\n"}.items():
            yield case(f"calls/two/{place}/{name}", messages(calling(*two, content=content)))
    same = [call("f", {"x": 1})] * 3
    yield case("calls/three-equal", [user("q"), calling(*same), tool("a"), tool("b"), tool("c")])
    twelve = [call(f"f{number}", {"x": number}) for number in range(12)]
    yield case("calls/twelve", [user("q"), calling(*twelve), *(tool(str(number)) for number in range(12))])
    flat = [{"name": "f", "arguments": {}}, call("g", ""), {"function": None, "name": "h", "arguments": None}]
    yield case("calls/mixed-shapes", [user("q"), calling(*flat)])


NO_CALLS = {"null": None, "empty-list": []}


def no_calls():
    for place, messages in PLACES.items():
        for name, tool_calls in NO_CALLS.items():
            yield case(f"calls/none/{place}/{name}", messages(assistant("a", tool_calls=tool_calls)))
    calls = [call("f", {})]
    yield case("calls/on-user", [user("q", tool_calls=calls, reasoning_content="r")])
    yield case("calls/on-tool", [user("q"), tool("t", tool_calls=calls, name="f", tool_call_id="call_1")])
    yield case(
        "calls/function-call-member", [user("q"), assistant("a", function_call={"name": "f", "arguments": "{}"})]
    )


def cases():
    yield from one_call()
    yield from content_before_call()
    yield from several_calls()
    yield from no_calls()
