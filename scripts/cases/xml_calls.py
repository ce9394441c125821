"""Calls whose arguments some templates write one by one, and others as JSON."""

from .build import MISSING, Raw, assistant, call, calling, case, text_part, tool, user

VALUES = {
    "string": '"text"',
    "string-empty": '""',
    "string-spaces": '"  text  "',
    "string-lines": '"\\nfirst\\n\\nsecond\\n"',
    "string-quotes": '"it\'s \\"x\\" \\\\"',
    "string-markup": '"<b>&amp;</b></parameter>\\n</function>"',
    "string-unicode": '"größe 大小 😀 \\u2028"',
    "string-surrogate": '"\\ud800"',
    "string-like-number": '"1.0"',
    "true": "true",
    "false": "false",
    "null": "null",
    "integer": "-7",
    "minus-zero": "-0",
    "big-integer": "123456789012345678901234567890",
    "float": "1.0",
    "float-spelled": "2.50",
    "float-big": "1e16",
    "float-small": "1E-7",
    "float-minus-zero": "-0.0",
    "nan": "NaN",
    "infinity": "-1E400",
    "list": '["a", 1, null]',
    "list-empty": "[]",
    "list-quotes": '["it\'s", "say \\"x\\"", "it\'s \\"x\\"", "\\n\\t\\u0000\\u2028"]',
    "list-numbers": "[1.0, 1e16, -0.0, NaN, 1E400, 12345678901234567890, 1.10]",
    "list-nested": '[["a", [true]], {"k": [null, {"l": "m"}]}, [], {}]',
    "list-unicode": '["größe", "大小", "😀", "\\u00ad", "\\ud800"]',
    "object": '{"a": 1, "b": "x"}',
    "object-empty": "{}",
    "object-nested": '{"a": {"b": [1.0, null, true, "it\'s"]}, "c": {}}',
    "object-keys": '{"b": 1, "10": 2, "2": 3, "__proto__": 4, "b": 5, "ü": 6}',
}


def values():
    for name, value in VALUES.items():
        yield case(f"xml-call/value/{name}", [user("q"), calling(("f", Raw(f'{{"v": {value}}}')))])


ARGUMENTS = {
    "missing": MISSING,
    "null": None,
    "true": True,
    "false": False,
    "zero": 0,
    "number": 5,
    "empty-string": "",
    "string": "text",
    "blank-string": " ",
    "json-string": '{"x": 1}',
    "json-string-empty": "{}",
    "empty-list": [],
    "list": ["a"],
    "list-of-pairs": [["a", 1]],
    "empty-object": {},
    "one": {"x": "1"},
    "many": {"a": "x", "b": 2, "c": None, "d": [1, "y"], "e": {"k": False}},
    "integer-like-keys": Raw('{"b": 1, "10": "ten", "2": [2.0], "b": 3}'),
    "odd-keys": {"": "empty", "a b": "space", "a>b": "markup", "\n": "newline", "名": "unicode", "it's": "quote"},
    "keys-of-dict-methods": {"items": 1, "keys": [2], "get": {"x": 3}, "values": "4", "name": "n", "arguments": {}},
    "prototype-keys": Raw('{"__proto__": "p", "constructor": {"x": 1}, "hasOwnProperty": [1]}'),
}


def made(name, arguments):
    members = {"name": name} if arguments is MISSING else {"name": name, "arguments": arguments}
    return {"type": "function", "function": members}


def whole_arguments():
    for name, arguments in ARGUMENTS.items():
        yield case(f"xml-call/arguments/{name}", [user("q"), calling(made("f", arguments))])
    for name in ("missing", "null", "empty-string", "many"):
        flat = made("f", ARGUMENTS[name])["function"]
        yield case(f"xml-call/flat/{name}", [user("q"), calling(flat, {"id": "c", **flat}, content="c"), tool("t")])


SHAPES = {
    "function-null": {"function": None, "name": "f", "arguments": {"x": 1}},
    "function-empty": {"function": {}, "name": "f", "arguments": {"x": 1}},
    "function-false": {"function": False, "name": "f", "arguments": {}},
    "function-empty-string": {"function": "", "name": "f", "arguments": {}},
    "function-empty-list": {"function": [], "name": "f", "arguments": {}},
    "name-only": {"name": "f"},
    "function-name-only": {"function": {"name": "f"}, "arguments": {"x": 1}},
    "function-wins": {"name": "outer", "arguments": {"o": 1}, "function": {"name": "f", "arguments": {"i": 1}}},
    "name-markup": call("a>b</function>", {"x": 1}),
    "name-empty": call("", {"x": 1}),
    "name-newline": call("a\nb", {}),
}

CONTENTS = {
    "missing": MISSING,
    "null": None,
    "empty": "",
    "space": " ",
    "newlines": "\n\n",
    "unicode-space": "\u3000\x85",
    "bom": "\ufeff",
    "zero-width-space": "\u200b",
    "text": "text",
    "spaces-around": "\n text \n\n",
    "think": "<think>r</think>",
    "think-text": "<think>\nr\n</think>\n\n text ",
    "list": [text_part("text")],
    "blank-list": [text_part(" \n")],
    "list-of-image": [{"type": "image"}],
    "empty-list": [],
}


def around_calls():
    calls = [call("f", {"x": "1"}), call("g", {})]
    for name, content in CONTENTS.items():
        yield case(f"xml-call/content/{name}", [user("q"), calling(*calls, content=content)])
    for name in ("missing", "newlines", "spaces-around", "think-text", "list-of-image"):
        turn = calling(*calls, content=CONTENTS[name])
        yield case(f"xml-call/content-past/{name}", [user("q"), turn, tool("t"), user("q2")])
        yield case(f"xml-call/content-mid/{name}", [user("q"), turn, tool("t"), assistant("a")])
        turn = calling(*calls, content=CONTENTS[name], reasoning_content=" r\n")
        yield case(f"xml-call/reasoning/{name}", [user("q"), turn, tool("t")])


def cases():
    yield from values()
    yield from whole_arguments()
    for name, shape in SHAPES.items():
        yield case(f"xml-call/shape/{name}", [user("q"), calling(shape, call("g", {}))])
        yield case(f"xml-call/shape-after-text/{name}", [user("q"), calling(shape, content="c")])
    yield from around_calls()
    texts = [call("f", '{"x": 1}'), call("g", {"x": 1})]
    yield case("xml-call/mixed/string-then-object", [user("q"), calling(*texts)])
    yield case("xml-call/mixed/object-then-string", [user("q"), calling(*reversed(texts))])
    yield case("xml-call/mixed/empty-then-missing", [user("q"), calling(call("f", ""), made("g", MISSING))])
