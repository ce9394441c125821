"""Survivors where reasoning is read, stripped and shown, and where thinking is switched."""

from .row import INLINE, LATER_TRAINING, PLAIN_TRAINING, QWEN3_5, QWEN3_8, TRIMMING, Equivalent

SPLIT_TRIMMING = QWEN3_5 + LATER_TRAINING
OWN_CONTENT = tuple(template for template in INLINE + PLAIN_TRAINING if template != "qwen3-vl-thinking")
REASONING = "content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n')"
ANSWER = "content.split('</think>')[-1].lstrip('\\n')"

ROWS = [
    Equivalent(
        INLINE + PLAIN_TRAINING,
        "line feeds at its edges are stripped again where reasoning is printed; of line feeds alone, either strip "
        "leaves nothing",
        (f"strip: *{REASONING} -> *", f"word: *{REASONING} -> *strip('')*"),
    ),
    Equivalent(
        SPLIT_TRIMMING,
        "white space at the edges of reasoning is trimmed again before it is printed",
        (f"strip: {REASONING} -> *", f"word: {REASONING} -> *strip('')*"),
    ),
    Equivalent(
        SPLIT_TRIMMING,
        "the content is trimmed before it is split: it does not end in a line feed",
        (f"strip: {ANSWER} -> content.split('</think>')[-1].strip('\\n')",),
    ),
    Equivalent(
        OWN_CONTENT,
        "`content` is still the content of the message: a text, as it holds the tag",
        (
            f"rename: *{REASONING} -> *",
            f"rename: *{ANSWER} -> *",
            "rename: '</think>' in message.content -> '</think>' in content",
        ),
    ),
    Equivalent(
        INLINE,
        "it is asked only when the first `loop.last` was false, and no message after a query is the first",
        ("decide: not loop.last -> True", "place: loop.last -> loop.first"),
    ),
    Equivalent(
        TRIMMING,
        "what is undefined is trimmed to nothing",
        ("drop: set reasoning_content = '' -> nothing",),
    ),
    Equivalent(
        QWEN3_8,
        "a reasoning that is no text is missing or null: null is not iterable, and the missing one is trimmed to nothing",
        ("test: message.reasoning_content is string -> message.reasoning_content is iterable",),
    ),
    Equivalent(
        QWEN3_8,
        "what is undefined is false",
        ("drop: set reasoning_instructions = '' -> nothing",),
    ),
    Equivalent(
        ("qwen3", "qwen3-2504", "qwen3-all-assistant", "qwen3.8-max") + PLAIN_TRAINING + SPLIT_TRIMMING + ("qwen3.8",),
        "what is undefined or null is neither true nor false",
        (
            "decide: enable_thinking is defined -> True",
            "truth: enable_thinking is defined -> not enable_thinking is none",
        ),
    ),
    Equivalent(
        ("qwen3.6",),
        "what is undefined or null is not true",
        ("decide: preserve_thinking is defined -> True", "truth: preserve_thinking is defined -> *"),
    ),
    Equivalent(
        ("qwen3.5-nothink", "qwen3.5-nothink-training"),
        "`is true` is asked beside it",
        ("truth: enable_thinking is defined -> enable_thinking",),
    ),
    Equivalent(
        ("qwen3.5-nothink", "qwen3.5-nothink-training", "qwen3.8"),
        "a knob is true, false or null",
        ("truth: enable_thinking is true -> enable_thinking",),
    ),
    Equivalent(
        ("qwen3.6", *QWEN3_8),
        "a knob is true, false or null",
        ("truth: preserve_thinking is true -> preserve_thinking",),
    ),
]
