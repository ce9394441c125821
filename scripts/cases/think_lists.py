"""Reasoning in content that is a list, with images beside it and inside; queries that are lists."""

from .build import assistant, call, calling, case, text_part, tool, user
from .vision import IMAGE, VIDEO

THOUGHTS = {
    "block-then-text": [text_part("<think>r</think>"), text_part("a")],
    "block-in-pieces": [text_part("<think>"), text_part("r\n"), text_part("</think>"), text_part("\n\na")],
    "tag-in-pieces": [text_part("<thi"), text_part("nk>r</th"), text_part("ink>a")],
    "image-before": [IMAGE, text_part("<think>r</think>a")],
    "image-inside": [text_part("<think>see "), IMAGE, text_part(" there</think>a")],
    "image-after": [text_part("<think>r</think>"), IMAGE, text_part("a")],
    "image-for-answer": [text_part("<think>r</think>\n\n"), IMAGE],
    "image-for-reasoning": [text_part("<think>"), IMAGE, text_part("</think>a")],
    "video-at-both-ends": [VIDEO, text_part("r</think>a"), VIDEO],
    "space-around": [text_part(" \n<think> r "), text_part("\t</think>\n a \n")],
    "text-before-block": [text_part("x"), text_part("<think>r</think>a")],
    "opener-only": [text_part("<think>"), IMAGE],
    "image-alone": [IMAGE],
    "empty": [],
}

PLACES = {
    "last": lambda turn: [user("q"), turn],
    "past": lambda turn: [user("q"), turn, user("q2")],
    "mid": lambda turn: [user("q"), turn, tool("t")],
}


def thoughts():
    for place, messages in PLACES.items():
        for name, content in THOUGHTS.items():
            yield case(f"think-list/{place}/{name}", messages(assistant(content)))
    for name in ("block-then-text", "image-inside", "image-alone", "empty"):
        content, calls = THOUGHTS[name], [call("f", {"x": 1})]
        yield case(f"think-list/reasoning/{name}", [user("q"), assistant(content, reasoning_content="R")])
        yield case(f"think-list/empty-reasoning/{name}", [user("q"), assistant(content, reasoning_content="")])
        yield case(f"think-list/call/{name}", [user("q"), assistant(content, tool_calls=calls), tool("t")])
        yield case(f"think-list/numbered/{name}", [user([IMAGE]), assistant(content)], add_vision_id=True)


RESPONSE = "<tool_response>x</tool_response>"

# User contents that may pass for a tool result, by what is printed of them.
QUERIES = {
    "list": [text_part(RESPONSE)],
    "list-in-pieces": [text_part("<tool_response>"), text_part("x"), text_part("</tool_response>")],
    "list-with-image-inside": [text_part("<tool_response>"), IMAGE, text_part("</tool_response>")],
    "list-with-image-before": [IMAGE, text_part(RESPONSE)],
    "list-with-image-after": [text_part(RESPONSE), IMAGE],
    "list-with-newline": [text_part("\n"), text_part(RESPONSE), text_part("\n")],
    "list-of-image": [IMAGE],
    "list-of-text": [text_part("q")],
    "list-unknown": [{"type": "audio"}],
    "list-empty": [],
    "list-tags-in-value": [{"text": ["<tool_response>", "</tool_response>"]}],
    "text-newlines": f"\n\n{RESPONSE}\n\n",
    "text-spaces": f"  {RESPONSE}\t",
    "text-unicode-space": f"\u3000{RESPONSE}\x85",
    "text-bom": f"\ufeff{RESPONSE}",
    "text-zero-width-space": f"{RESPONSE}\u200b",
    "text-blank": " \n ",
    "text-unclosed": "<tool_response></tool_response",
}


def queries():
    turn = calling(("f", {}), reasoning_content="r1")
    for name, content in QUERIES.items():
        yield case(f"query-like/only/{name}", [user(content), assistant("a", reasoning_content="r")])
        messages = [user("q"), turn, user(content), assistant("a", reasoning_content="r2"), user(RESPONSE)]
        yield case(f"query-like/between/{name}", messages)
    for name in ("list", "text-newlines", "list-empty"):
        messages = [user("q"), assistant("a", reasoning_content="r"), user(QUERIES[name])]
        yield case(f"query-like/last/{name}", messages, add_generation_prompt=True)


def cases():
    yield from thoughts()
    yield from queries()
