"""continue_final_message where the final message is a list, is trimmed, or is written as XML."""

from .build import Raw, assistant, call, calling, case, function_tool, message, system, text_part, tool, user
from .vision import IMAGE, VIDEO

CONTENTS = {
    "text-image": [text_part("Hello "), IMAGE],
    "image-text": [IMAGE, text_part("Hello ")],
    "text-image-text": [text_part("a"), IMAGE, text_part("b ")],
    "text-video": [text_part("Hello"), VIDEO],
    "image-with-text": [text_part("a"), {"type": "image", "text": "b"}],
    "text-unknown": [text_part("Hello"), {"type": "audio"}],
    "text-then-string": [text_part("Hello"), "an image"],
    "string-with-text": [text_part("Hello"), "text"],
    "blank-text-last": [text_part("Hello"), text_part(" \n")],
    "empty-text-last": [text_part("Hello"), text_part("")],
    "text-with-newlines": [text_part("\nHello\n"), IMAGE],
    "think-in-list": [text_part("<think>r</think>"), IMAGE, text_part("a")],
    "number-before": [{"type": "text", "text": Raw("1.0")}, text_part("a")],
    "image-alone": [IMAGE],
}

TEXTS = {
    "spaces-around": "  Hello  ",
    "blank": " \n\t ",
    "leading-space": " Hello",
    "trailing-space": "Hello ",
    "trailing-newlines": "Hello\n\n",
    "unicode-spaces": "\u3000Hello\x85\u3000",
    "bom-around": "\ufeffHello\ufeff",
    "block": "<think>r</think>Hello ",
    "block-as-printed": "<think>\nr\n</think>\n\nHello ",
    "open-block": "<think>\nr so far ",
    "block-only": "<think>\nr\n</think>\n\n",
    "closer-only": "</think>",
}

PLACES = {
    "assistant": lambda content: [user("q"), assistant(content)],
    "user": lambda content: [user(content)],
    "system": lambda content: [system(content)],
    "tool": lambda content: [user("q"), calling(("f", {})), tool(content)],
}

REASONING = {
    "plain": "R",
    "spaces": "  R  ",
    "trailing-newline": "R\n",
    "leading-newlines": "\n\nR ",
    "blank": " \n",
    "empty": "",
    "tags": "<think>R",
}


def lists_and_texts():
    for place, messages in PLACES.items():
        for name, content in CONTENTS.items():
            yield case(f"go-on/{place}/{name}", messages(content), continue_final_message=True)
        for name, content in TEXTS.items():
            yield case(f"go-on/{place}/{name}", messages(content), continue_final_message="content")


def reasoning():
    for name, text in REASONING.items():
        field = {"continue_final_message": "reasoning_content"}
        yield case(f"go-on/reasoning/last/{name}", [user("q"), assistant("c", reasoning_content=text)], **field)
        yield case(f"go-on/reasoning/no-content/{name}", [user("q"), assistant(reasoning_content=text)], **field)
        turn = calling(("f", {"x": 1}), reasoning_content=text)
        yield case(f"go-on/reasoning/call/{name}", [user("q"), turn], **field)
        listed = assistant([text_part("a")], reasoning_content=text)
        yield case(f"go-on/reasoning/list/{name}", [user("q"), listed], **field)


TOOLS = [function_tool("f", "does f")]
HELLO = [user("q"), assistant("Hello ")]

WITH = {
    "call": [user("q"), calling(("f", {"x": 1}), content="Hello ")],
    "calls": [user("q"), calling(("f", {"x": 1}), ("g", {}), content="Hello")],
    "call-holding-the-text": [user("q"), calling(("f", {"x": "Hello"}), content="Hello")],
    "call-and-no-content": [user("q"), calling(("f", {"x": 1}), content="")],
    "call-and-blank-content": [user("q"), calling(("f", {"x": 1}), content=" \n")],
    "string-arguments": [user("q"), calling(("f", '{"x": 1}'), content="Hello")],
    "reasoning": [user("q"), assistant("Hello ", reasoning_content=" R ")],
    "list-and-call": [user("q"), assistant([text_part("Hello "), IMAGE], tool_calls=[call("f", {"x": 1})])],
    "look-alike": [user("q"), user("<tool_response>x</tool_response>")],
    "no-query": [assistant("Hello")],
    "late-system": [user("q"), system("Hello ")],
    "tool-run": [user("q"), tool("a"), tool(" b ")],
    "tool-first": [tool(" a ")],
    "images-before": [user([IMAGE, VIDEO]), assistant([IMAGE, text_part("Hello")])],
    "null-member": [user("q"), assistant(None)],
    "unknown-role": [user("q"), message("developer", "Hello ")],
    "unknown-role-list": [user("q"), message("developer", CONTENTS["text-image"])],
}

KNOBS = {
    "effort-low": {"reasoning_effort": "low"},
    "effort-high": {"reasoning_effort": "high"},
    "thinking-off": {"enable_thinking": False},
    "thinking-on": {"enable_thinking": True},
    "preserve": {"preserve_thinking": True},
    "preserve-off": {"preserve_thinking": False},
    "vision-id": {"add_vision_id": True},
    "tools": {"tools": TOOLS},
    "with-prompt": {"add_generation_prompt": True},
}


def cases():
    yield from lists_and_texts()
    yield from reasoning()
    for name, messages in WITH.items():
        yield case(f"go-on/with/{name}", messages, continue_final_message=True)
    for name, options in KNOBS.items():
        yield case(f"go-on/knob/{name}", HELLO, continue_final_message=True, **options)
        seen = [user([IMAGE]), assistant([IMAGE, text_part("Hello "), VIDEO])]
        yield case(f"go-on/knob/{name}/list", seen, continue_final_message=True, **options)
