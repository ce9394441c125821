"""Survivors in the definitions of tools."""

from .row import CODER, LATER_CODER, TRIMMING, Equivalent

R1 = ("qwen3-coder-r1",)

ROWS = [
    Equivalent(
        CODER + TRIMMING,
        "tools are a list, or null, by the message schema",
        ("test: tools is iterable -> tools is sequence",),
    ),
    Equivalent(
        TRIMMING,
        "tools that are true in Python are a list, by the message schema",
        (
            "decide: tools is iterable -> True",
            "test: tools is iterable -> tools is defined",
            "decide: not tools is mapping -> True",
            "test: tools is mapping -> tools is string",
        ),
    ),
    Equivalent(
        CODER,
        "apply_chat_template always hands over `tools`, if only as None, and of null is printed what is of an empty list",
        (
            "drop: if not tools is defined -> nothing",
            "truth: tools is defined -> *",
            "drop: set tools = [] -> nothing",
        ),
    ),
    Equivalent(
        CODER,
        "a length is never below nought",
        ("compare: * | length > 0 -> * | length != 0",),
    ),
    Equivalent(R1, "a loop counts from one", ("compare: loop.index > 1 -> loop.index != 1",)),
    Equivalent(R1, "every call of the macro names a tag", ("word: 'required' -> *", "*: tag_name -> *")),
    Equivalent(
        R1,
        "it is the default of the macro",
        ("call: render_item_list(*.required, 'required') -> render_item_list(*.required)",),
    ),
    Equivalent(
        R1,
        "what is undefined has no length, null is not iterable, and of an empty list nothing is printed either",
        ("*: item_list is defined -> *",),
    ),
    Equivalent(
        R1,
        "of JSON values those that are iterable are sequences",
        ("test: item_list is iterable -> item_list is sequence",),
    ),
    Equivalent(
        LATER_CODER,
        "what is undefined, null, empty, or no mapping has no properties",
        (
            "*: tool.parameters is defined* -> *",
            "*: tool.parameters is mapping -> *",
            "*: tool.parameters.properties is defined -> *",
        ),
    ),
    Equivalent(
        ("qwen3-coder",),
        "of JSON values mappings are sequences, and so is whatever is iterable",
        (
            "decide: json_dict[json_key] is mapping -> False",
            "test: json_dict[json_key] is sequence -> json_dict[json_key] is iterable",
        ),
    ),
    Equivalent(
        CODER,
        "`~` makes a text of it anyway",
        (
            "filter: param_fields.type | string -> param_fields.type",
            "filter: *[json_key] | string -> *[json_key]",
            "filter: tool.return | string -> tool.return",
        ),
    ),
    Equivalent(
        CODER,
        "nothing is escaped in these templates, so that nothing needs to be marked as safe",
        ("filter: * | tojson | safe -> * | tojson",),
    ),
]
