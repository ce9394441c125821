"""JSON texts for the table of Python's str(): a list prints the repr() of its elements, a string prints itself."""

SCALARS = """
    null true false 0 -0 1 -1 123456789012345678901234567890 -9223372036854775809 1.0 -0.0 0.0 1e16 1e15 1e22 1e-4 1e-5
    1e-7 0.1 1.5 -2.5 1E400 -1E400 NaN Infinity -Infinity 5e-324 1.7976931348623157e308 9007199254740993.0
    9999999999999998.0 9999999999999999.0 1.10 100.0 1e2 3.14 0.00001234 123456.789 2.5E-10 12345678901234567.5
    -1e-320 0e0 0.30000000000000004
""".split()

# The contents of JSON strings: each is printed bare, in a list, and as a key and a value.
STRINGS = [
    "",
    "plain",
    "it's",
    'say \\"x\\"',
    'it\'s \\"x\\"',
    "''",
    '\\"\\"',
    "a\\nb",
    "\\r\\n\\t",
    "\\b\\f",
    "back\\\\slash",
    "\\\\n",
    "\\u0000",
    "\\u001b[0m",
    "\\u001f",
    " ",
    "\\u007f",
    "\\u0080\\u0085\\u009f",
    "\\u00a0",
    "\\u00a1",
    "\\u00ad",
    "é ñ ü",
    "e\\u0301",
    "中文 日本 한글",
    "\\u0378",
    "\\u0600",
    "\\u200b\\u200d",
    "\\u2028\\u2029",
    "\\u3000",
    "\\ue000",
    "\\ufeff",
    "\\ufffd\\uffff",
    "\\ufdd0",
    "😀",
    "👩\\u200d👧",
    "\\ud83d\\ude00",
    "\\ud800",
    "\\udfff",
    "\\ud83dx",
    "𝒳 \\udb40\\udc01",
    "\\udbff\\udfff",
    "\\ud838\\udc00",
    "<|im_end|>",
    "</think>",
    "{{ x }}",
]

SHAPES = [
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    '{"a": []}',
    '{"a": {}}',
    "[null, true, false]",
    "[1, 1.0, -0.0, 1e16, NaN, Infinity]",
    '["a", 1, null]',
    '[["a"], ["b", ["c"]]]',
    '{"a": 1, "b": "x", "c": null}',
    '{"a": {"b": {"c": [1, 2.0, "3"]}}}',
    '{"2": 1, "1": 2, "b": 3, "0": 4}',
    '{"a": 1, "b": 2, "a": 3}',
    '{"__proto__": 1, "constructor": 2}',
    '{"it\'s": "\\"", "\\n": "\\u2028"}',
    '[{"type": "text", "text": "hi"}]',
    '[{"type": "text", "text": "it\'s"}, {"type": "image_url", "image_url": {"url": "x"}}]',
    "[" * 30 + "]" * 30,
    "[1,2,3]",
    ' { "a" : 1 } ',
]


def in_places(text):
    return [f'"{text}"', f'["{text}"]', f'{{"k{text}": "{text}"}}']


REPR_TEXTS = [
    *SCALARS,
    *(f"[{scalar}]" for scalar in SCALARS[:12]),
    *(text for string in STRINGS for text in in_places(string)),
    *SHAPES,
]
