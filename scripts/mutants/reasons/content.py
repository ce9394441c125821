"""Survivors where contents are printed, and in what stands around them."""

from .row import (
    CODER,
    EVERY,
    LATER_TRAINING,
    MASKS,
    QWEN3_5,
    TRIMMING,
    VL_INSTRUCT,
    VL_THINKING,
    Equivalent,
)

NEVER_RAISED = ("Unexpected content type.",)

ROWS = [
    Equivalent(
        MASKS,
        "the plain template raises where the content is no text, and such a request has no mask",
        ("sum: *messages[0].content + '* -> *messages[0].content ~ '*",),
    ),
    Equivalent(
        EVERY,
        "of texts `+` and `~` make the same: roles, names and keys are texts by the message schema, the rest is made "
        "by the template",
        ("sum: *' + * -> *' ~ *", "sum: * + '* -> * ~ '*", "sum: *' ~ * -> *' + *"),
    ),
    Equivalent(
        TRIMMING,
        "a content is a text, a list, null or missing, by the message schema, and a text is taken before",
        (
            "test: content is iterable -> content is sequence",
            "decide: not content is mapping -> True",
            "test: content is mapping -> content is string",
        ),
    ),
    Equivalent(
        TRIMMING,
        "by the message schema only null is left: a missing content counts as iterable, and prints nothing",
        (
            "decide: content is none or content is undefined -> True",
            "*: content is undefined -> *",
            "drop: print raise_exception('Unexpected content type.') -> nothing",
            "word: raise_exception('Unexpected content type.') -> *",
        ),
    ),
    Equivalent(TRIMMING, "it prints nothing", ("drop: print '' -> nothing",)),
    Equivalent(
        TRIMMING,
        "an empty conversation is refused before it is rendered",
        (
            "drop: if not messages -> nothing",
            "drop: print raise_exception('No messages provided.') -> nothing",
            "word: raise_exception('No messages provided.') -> *",
        ),
    ),
    Equivalent(
        QWEN3_5 + ("qwen3.8",) + LATER_TRAINING,
        "a picture in a system message raises before it would be counted",
        ("switch: render_content(messages[0].content, False, True) | trim -> render_content(messages[0].content, True, *",),
    ),
    Equivalent(
        VL_INSTRUCT + VL_THINKING,
        "the text of a part without one is undefined, which prints nothing",
        ("decide: 'text' in * -> True",),
    ),
    Equivalent(
        CODER,
        "a content that is missing, null or empty is no text of more than no characters",
        ("*: message.content is defined -> *",),
    ),
    Equivalent(
        CODER,
        "only the length is asked, and it is nought of white space alone however much of it is stripped",
        ("trim: message.content | trim | length > 0 -> message.content | string.*strip() | length > 0",),
    ),
    Equivalent(
        CODER,
        "the last branch prints the same as this one",
        (
            "drop: if ((message.role == 'user') o* -> nothing",
            "*: *(message.role == 'user') or (mess* -> *",
            "*: message.role == 'user' -> *",
            "*: message.role == 'system' -> *",
            "*: message.role == 'assistant' -> *",
        ),
    ),
    Equivalent(
        CODER + TRIMMING,
        "a message is never empty: it has a role",
        ("weigh: loop.previtem -> loop.previtem is defined",),
    ),
]
