"""Reasoning: written inline between think tags, or given as `reasoning_content`."""

from .build import MISSING, assistant, calling, case, tool, user

INLINE = {
    "block": "<think>a</think>b",
    "no-opener": "a</think>b",
    "only-closer-then-text": "</think>b",
    "block-without-answer": "a</think>",
    "only-closer": "</think>",
    "empty-block": "<think></think>",
    "template-empty-block": "<think>\n\n</think>\n\nb",
    "template-block": "<think>\na\n</think>\n\nb",
    "two-closers": "<think>a</think>b</think>c",
    "two-openers": "<think>a<think>b</think>c",
    "two-blocks": "<think>a</think><think>b</think>c",
    "text-between-blocks": "<think>a</think>x<think>b</think>c",
    "text-before-block": "x<think>a</think>b",
    "closers-only": "</think></think>",
    "opener-only": "<think>a",
    "opener-after-block": "<think>a</think>b<think>c",
    "nested-lines": "<think>a\n<think>\nb\n</think>\n\nc\n",
    "many-newlines": "<think>\n\n\na\n\n\n</think>\n\n\nb\n\n\n",
    "crlf": "<think>\r\na\r\n</think>\r\nb",
    "upper-case": "<THINK>a</THINK>b",
    "space-in-tags": "< think>a</ think>b",
    "space-in-closer": "<think>a</think >b",
    "blank-line-with-space": "<think>a</think>\n \nb",
    "closer-before-opener": "a\n</think>\n<think>\nb",
    "block-of-one-newline": "<think>\n</think>",
    "nested-empty": "<think><think></think></think>",
    "spaces-inside": "<think>\n  a  \n</think>\n\n  b  ",
    "tabs-inside": "<think>\t\na\n\t</think>\t\nb",
    "newline-before-opener": "\n\n<think>\na\n</think>\n\nb",
    "newlines-without-block": "\n\nb\n\n",
    "reasoning-is-newlines": "<think>\n\n\n</think>b",
    "reasoning-is-space": "<think> </think>b",
    "answer-is-newlines": "<think>a</think>\n\n\n",
    "call-text-in-reasoning": '<think>maybe <tool_call>{"name": "f"}</tool_call></think>b',
    "unicode": "<think>考え 🤔\n</think>\n\n答え",
}

PLACES = {
    "last": lambda turn: [user("q"), turn],
    "past": lambda turn: [user("q"), turn, user("q2")],
    "mid": lambda turn: [user("q"), turn, tool("r")],
}


def inline():
    for place, messages in PLACES.items():
        for name, content in INLINE.items():
            yield case(f"think/{place}/{name}", messages(assistant(content)))


REASONING = {
    "missing": MISSING,
    "null": None,
    "empty": "",
    "text": "R",
    "newline": "\n",
    "newlines-around": "\n\nR\n\n",
    "spaces-around": "  R  ",
    "space": " ",
    "crlf-around": "\r\nR\r\n",
    "think-tags": "<think>R</think>",
    "closer": "R</think>S",
    "long": "First, look at the question.\n\nThen, answer it.\n1. one\n2. two\n",
}

ANSWERS = {
    "plain": "c",
    "inline": "<think>T</think>c",
    "empty": "",
    "null": None,
    "newlines-around": "\n\nc\n\n",
}


def given():
    for place, messages in PLACES.items():
        for name, reasoning in REASONING.items():
            for kind, content in ANSWERS.items():
                turn = assistant(content, reasoning_content=reasoning)
                yield case(f"reasoning/{place}/{name}/{kind}", messages(turn))


def with_calls():
    for place, messages in PLACES.items():
        for name in ("missing", "empty", "text", "newline"):
            turn = calling(("f", {"x": 1}), reasoning_content=REASONING[name])
            yield case(f"reasoning/{place}/{name}/call", messages(turn))


CHAIN = [
    user("q"),
    calling(("f", {"n": 1}), reasoning_content="first"),
    tool("r1"),
    calling(("f", {"n": 2}), content="<think>second</think>going on"),
    tool("r2"),
    calling(("f", {"n": 3}), content="no reasoning here"),
    tool("r3"),
    assistant("done"),
]


def chains():
    for length in range(2, len(CHAIN) + 1):
        yield case(f"think/chain/{length}-messages", CHAIN[:length])
    yield case("think/chain/then-next-question", [*CHAIN, user("next")])
    yield case("think/chain/then-generation-prompt", CHAIN, add_generation_prompt=True)
    yield case("think/two-assistants/plain", [user("q"), assistant("a"), assistant("b")])
    yield case("think/two-assistants/reasoning", [user("q"), assistant("<think>r</think>a"), assistant("b")])
    both = [assistant("a", reasoning_content="r"), assistant("b", reasoning_content="s")]
    yield case("think/two-assistants/both-reasoning", [user("q"), *both])


def cases():
    yield from inline()
    yield from given()
    yield from with_calls()
    yield from chains()
