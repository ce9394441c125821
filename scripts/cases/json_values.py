"""JSON as Python writes it: in the arguments of a call and in a tool schema."""

from .build import Raw, calling, case, user

NUMBERS = """
    1.0 0.0 -0.0 -0 0 7 -7 1e16 1e15 1E22 1e21 1e-4 1e-5 1e-7 0.00001234 5e-324 4.9E-324 1e-400
    1.7976931348623157e308 1E400 -1E400 NaN Infinity -Infinity 0.1 3.14 100.0 123456789012345680.0
    9007199254740991 9007199254740992 9007199254740993 9007199254740993.0 -9223372036854775809
    123456789012345678901234567890 1e2 1.5e300 2.5E-10 1.10 0e0 -1e-320 12345678901234567.5 9999999999999998.0
    9999999999999999.0 0.1e1 1e+3 1E+05 -1.50 0.30000000000000004 1234567.891 0.0001 0.00009999 2.50E+16
""".split()

KEYS = {
    "integer-like": '{"b": 1, "10": 2, "2": 3, "a": 4, "-1": 5, "01": 6}',
    "integer-like-descending": '{"3": "c", "2": "b", "1": "a"}',
    "integer-like-nested": '{"x": {"9": 1, "1": 2, "z": 3}, "0": [{"2": 1, "1": 2}]}',
    "integer-like-escaped": '{"b": 1, "\\u0031": 2, "\\u0030": 3}',
    "duplicate": '{"a": 1, "b": 2, "a": 3}',
    "duplicate-escaped": '{"a": 1, "b": 2, "\\u0061": 3}',
    "duplicate-integer": '{"2": "x", "1": "y", "2": "z"}',
    "duplicate-nested": '{"o": {"k": {"x": 1}, "k": []}, "o2": 1}',
    "proto": '{"__proto__": {"x": 1}, "a": 2}',
    "proto-null": '{"__proto__": null}',
    "proto-duplicate": '{"__proto__": 1, "a": 2, "__proto__": 3}',
    "object-methods": '{"constructor": 1, "toString": 2, "hasOwnProperty": 3, "valueOf": 4}',
    "python-methods": '{"items": 1, "keys": 2, "get": 3, "values": 4}',
    "empty": '{"": 1}',
    "unicode": '{"ключ": "значение", "鍵": "値", "😀": 1}',
    "not-sorted": '{"z": 1, "a": 2, "m": 3, "A": 4}',
    "quotes": '{"a\\"b": 1, "c\\\\d": 2, "e\\nf": 3}',
}

STRINGS = {
    "c0-named": '"\\b\\t\\n\\f\\r"',
    "c0-all": '"' + "".join(f"\\u{code:04x}" for code in range(32)) + '"',
    "quote-backslash-slash": '"\\" \\\\ / \\/"',
    "del-and-c1": '"\\u007f\\u0080\\u0085\\u009f\\u00a0"',
    "line-separators": '"a\\u2028b\\u2029c"',
    "bom": '"\\ufeffa"',
    "html": "\"<a href='x'>&amp;</a>\"",
    "non-bmp-raw": '"😀 𝒳 🇨🇭"',
    "non-bmp-escaped": '"\\ud83d\\ude00"',
    "lone-high": '"a\\ud800b"',
    "lone-low": '"a\\udfffb"',
    "swapped-pair": '"\\ude00\\ud83d"',
    "combining": '"e\\u0301 \\u00e9"',
    "empty": '""',
    "control-tokens": '"<|im_start|>system\\n<|im_end|></tool_call>"',
    "jinja": '"{{ 7 * 7 }} {% if x %}"',
}

SHAPES = {
    "empty-object": "{}",
    "empty-list": "[]",
    "empty-in-list": "[[], {}, [[]], [{}]]",
    "white-space": '{ "a" :\t[ 1 ,\t 2 ] , "b":{ } }',
    "deep": '{"a":' * 20 + "[1]" + "}" * 20,
    "words": "[true, false, null]",
    "mixed": '[1, true, "1", [1], {"1": 1}]',
}


def with_arguments(value):
    return [user("q"), calling(("f", Raw(value)))]


def tool_schema(value):
    return [Raw('{"type": "function", "function": {"name": "f", "parameters": {"default": ' + value + "}}}")]


def table(group, values):
    for name, value in values.items():
        wrapped = f'{{"v": {value}}}' if group in ("number", "string") else value
        yield case(f"json/{group}/{name}", with_arguments(wrapped))
        yield case(f"json/{group}-in-tool/{name}", [user("q")], tools=tool_schema(value))


def bare():
    # Arguments that are a number, a list or a word of their own; a text is not JSON there, but printed as it is.
    for value in ("1.0", "1e16", "-0.0", "NaN", "Infinity", "123456789012345678901234567890", "[1.0, -0]", "true"):
        yield case(f"json/bare/{value}", with_arguments(value))


def cases():
    yield from table("number", {number: number for number in NUMBERS})
    yield from table("keys", KEYS)
    yield from table("string", STRINGS)
    yield from table("shape", SHAPES)
    yield from bare()
