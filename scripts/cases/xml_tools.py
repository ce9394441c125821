"""Tool definitions, which some templates write out member by member, and others as JSON."""

from .build import MISSING, Raw, call, case, function_tool, system, user
from .options import given

PARAMETERS = {"type": "object", "properties": {"x": {"type": "integer", "description": "an x"}}, "required": ["x"]}
FUNCTION = {"name": "f", "description": "does f", "parameters": PARAMETERS}
BARE = {"name": "f", "description": "d", "parameters": {"properties": {}}}


def having(**members):
    """A tool with other members; MISSING takes one out."""
    return given(**(BARE | members))


def with_property(value):
    return having(parameters={"properties": {"p": value}})


# A tool is what stands in its `function`, if that is there at all.
SHAPES = {
    "wrapped": {"type": "function", "function": FUNCTION},
    "wrapped-without-type": {"function": FUNCTION},
    "wrapped-with-members": {"type": "function", "strict": True, "name": "outer", "function": FUNCTION},
    "flat": FUNCTION,
    "flat-with-type": {"type": "function"} | FUNCTION,
    "flat-with-members": FUNCTION | {"strict": True, "cache": None, "version": 1.0},
    "flat-with-schema-members": BARE | {"required": ["a"], "enum": ["b"], "properties": {"c": 1}, "items": [None]},
    "wrapped-twice": {"function": {"function": FUNCTION, "name": "outer", "parameters": {}}},
    "function-null": {"function": None} | FUNCTION,
    "function-string": {"function": "f"} | FUNCTION,
    "function-list": {"function": [FUNCTION]} | FUNCTION,
    "function-number": {"function": 0} | FUNCTION,
    "function-false": {"function": False} | FUNCTION,
    "function-empty": {"type": "function", "function": {}},
    "empty": {},
    "name-only": {"name": "f"},
    "parameters-only": {"parameters": {}},
    "type-only": {"type": "function"},
    "members-in-another-order": {"parameters": PARAMETERS, "description": "does f", "name": "f"},
    "duplicate-members": Raw('{"name": "a", "parameters": {}, "name": "b", "parameters": {"properties": {}}}'),
    "integer-like-members": Raw('{"name": "f", "parameters": {}, "b": 1, "2": "two", "10": 10, "1": null}'),
    "prototype-members": Raw('{"name": "f", "parameters": {}, "__proto__": {"x": 1}, "constructor": 1, "valueOf": []}'),
}

WORDS = {
    "missing": MISSING,
    "null": None,
    "empty": "",
    "blank": " \n ",
    "spaces-around": "\n  d \u3000\x85",
    "bom-around": "\ufeffd\ufeff",
    "lines": "first\n\n  second\n",
    "quotes": "it's \"x\" \\ `y`",
    "markup": "<b>&amp;</b></description>",
    "unicode": "größe 大小 😀",
    "number": 5,
    "float": Raw("1.0"),
    "true": True,
    "list": ["a", None],
    "object": {"k": "v"},
}

# What may stand where a mapping is expected.
VALUES = {
    "missing": MISSING,
    "null": None,
    "true": True,
    "number": 5,
    "string": "text",
    "empty-string": "",
    "list": ["a"],
    "empty-list": [],
    "empty-object": {},
}


def definitions():
    for name, tool in SHAPES.items():
        yield asked(f"shape/{name}", tool)
    for name, value in WORDS.items():
        yield asked(f"description/{name}", having(description=value))
    for name in ("missing", "null", "spaces-around", "quotes", "float", "list", "object"):
        yield asked(f"name/{name}", having(name=WORDS[name]))
        yield asked(f"property-description/{name}", with_property(given(type="string", description=WORDS[name])))
    for name, value in VALUES.items():
        yield asked(f"parameters/{name}", having(parameters=value))
        properties = {"type": "object"} | given(properties=value)
        yield asked(f"properties/{name}", having(parameters=properties))
        yield asked(f"property/{name}", with_property({} if value is MISSING else value))


TYPES = {
    "null": None,
    "empty": "",
    "list": ["integer", "null"],
    "list-of-one": ["string"],
    "empty-list": [],
    "object": {"anyOf": [1, "it's"]},
    "number": Raw("1.0"),
    "true": True,
}

LISTS = {
    "strings": ["a", "it's", 'say "x"', "`", ""],
    "one": ["x"],
    "empty": [],
    "numbers": Raw("[1, 1.0, -0.0, 1e16, 1E-7, NaN, 12345678901234567890]"),
    "words": [None, True, False],
    "mixed": Raw('["a", 1, null, 2.50, true]'),
    "nested": [["a", ["b"]], {"k": "it's", "l": [None, True]}, [], {}],
    "string": "ab",
    "empty-string": "",
    "object": {"a": 1, "b": [True]},
    "unicode-object": {"größe": "大小"},
    "empty-object": {},
    "number": 5,
    "true": True,
    "false": False,
    "null": None,
}


def lists():
    for name, value in TYPES.items():
        yield asked(f"type/{name}", with_property({"type": value}))
    for name, value in LISTS.items():
        yield asked(f"enum/{name}", with_property({"required": value, "enum": value, "type": "object"}))
        yield asked(f"required/{name}", having(parameters={"properties": {}, "required": value}))
        yield asked(f"return/{name}", having(**{"return": value}))


def asked(name, *tools, messages=None):
    return case(f"xml-tool/{name}", messages or [user("q")], tools=list(tools))


# Members of every JSON kind, for a property, for the parameters and for the tool.
EXTRA = {
    "default-null": '{"default": null}',
    "default-true": '{"default": true, "nullable": false}',
    "default-integer": '{"default": 3, "minimum": -0, "maximum": 123456789012345678901234567890}',
    "default-float": '{"default": 1.0, "minimum": 1e16, "maximum": 1E400, "step": 0.00001, "x": -0.0}',
    "default-nan": '{"default": NaN, "low": -Infinity}',
    "default-string": '{"default": "it\'s \\"x\\"\\n", "format": "  spaced  ", "empty": ""}',
    "default-unicode": '{"default": "größe 大小 😀 \\ud800", "größe": "ü", "大小": {"ü": "é"}}',
    "default-list": '{"default": ["a", 1, 1.0, null, true, "it\'s", "say \\"x\\""], "examples": []}',
    "default-nested-list": '{"items": [["a", {"k": ["v", null]}], [], {}], "x": [[1.50]]}',
    "default-object": '{"items": {"type": "string", "enum": ["a", null], "x": 1e16}, "empty": {}}',
    "any-of": '{"anyOf": [{"type": "string"}, {"type": "null"}], "oneOf": {"a": "\\u003c"}}',
    "nested-properties": '{"properties": {"a": {"type": "object", "properties": {"b": {"type": ["x", "y"]}}}}}',
    "keys-normalised": '{"a-b": 1, "a b": 2, "$ref": "#/x", "-$ -": {"k": 1}, "$": [1], "x-$y z": null}',
    "keys-of-dict-methods": '{"items": 1, "keys": ["k"], "get": {"a": 1}, "values": null, "pop": "p", "update": true}',
    "keys-of-jinja": '{"length": 1, "name": "n", "type": "t", "description": " d ", "loop": "l"}',
    "keys-handled-elsewhere": '{"required": ["a"], "enum": ["b"], "properties": {}, "parameters": {}, "function": 1}',
    "keys-markup": '{"a>b": "<i>", "": "empty", "\\n": "newline", "k\\"": "\\""}',
    "keys-integer-like": '{"b": 1, "10": 2, "2": 3, "__proto__": 4, "b": 5}',
    "return": '{"return": {"type": "string"}, "returns": "text"}',
}


def merged(members, more):
    """The members with more, which is JSON text that must not be read: it holds 1.0 and repeated names."""
    return Raw("{" + ", ".join([members, more[1:-1]]) + "}")


OUTER_EXTRA = [name for name in EXTRA if name.startswith("keys") or name in ("default-float", "any-of", "return")]


def extras():
    for name, more in EXTRA.items():
        yield asked(f"property-extra/{name}", with_property(merged('"type": "string", "description": "d"', more)))
    for name in OUTER_EXTRA:
        more = EXTRA[name]
        yield asked(f"parameters-extra/{name}", having(parameters=merged('"type": "object"', more)))
        yield asked(f"tool-extra/{name}", merged('"name": "f", "parameters": {"properties": {}}', more))


def several():
    yield asked("several/three", FUNCTION, SHAPES["wrapped"], function_tool("g", "does g"))
    properties = {"a": {}, "10": {"type": "x"}, "2": {"enum": [1]}}
    yield asked("several/properties", having(parameters={"properties": properties}))
    odd = {name: {"type": "string"} for name in ("items", "keys", "", "a b", "$x", "<y>", "名")}
    yield asked("several/property-names", having(parameters={"properties": odd}))
    for name, text in {"empty": "", "text": "s", "spaces": " s\n", "blank": "\n"}.items():
        yield asked(f"system/{name}", FUNCTION, messages=[system(text), user("q")])
    yield asked("system/late", FUNCTION, messages=[user("q"), system("s")])
    turn = {"role": "assistant", "content": "", "tool_calls": [call("f", {"x": 1})]}
    yield asked("system/with-call", FUNCTION, messages=[user("q"), turn])


def cases():
    yield from definitions()
    yield from lists()
    yield from extras()
    yield from several()
