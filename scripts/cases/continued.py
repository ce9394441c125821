"""continue_final_message: the prompt that ends inside the last message."""

from .build import MISSING, Raw, assistant, calling, case, message, system, text_part, tool, user

TAG = "CONTINUE_FINAL_MESSAGE_TAG"

CONTENTS = {
    "text": "Hello",
    "trailing-space": "Hello ",
    "trailing-newlines": "Hello\n\n",
    "leading-newlines": "\n\nHello",
    "only-newlines": "\n\n",
    "only-spaces": "  ",
    "empty": "",
    "missing": MISSING,
    "null": None,
    "crlf-at-the-end": "Hello\r\n",
    "odd-spaces-at-the-end": "Hello\x1c\x85\u2028\ufeff",
    "unicode": "你好 😀 ",
    "lone-surrogate": "a\ud800",
    "block-not-as-printed": "<think>r</think>abc",
    "block-as-printed": "<think>\nr\n</think>\n\nabc",
    "block-without-answer": "<think>\nr\n</think>",
    "block-and-newlines": "<think>\nr\n</think>\n\n",
    "empty-block": "<think>\n\n</think>\n\n",
    "open-block": "<think>\nr so far",
    "only-opener": "<think>",
    "only-closer": "</think>",
    # The text looked for is stripped as str.strip() does: of U+0085 and U+001C, not of U+FEFF.
    "closer-then-next-line": "</think>\x85",
    "closer-after-separator": "\x1c</think>",
    "closer-then-bom": "</think>\ufeff",
    "opener-in-the-middle": "a <think> b",
    "im-end-inside": "a<|im_end|>\n<|im_start|>assistant\nb",
    "tag-inside": f"a {TAG} b",
    "tag-at-the-end": f"a {TAG}",
    "tag-with-space-at-the-end": f"a {TAG} ",
    "tag-alone": TAG,
    "half-a-tag": "a CONTINUE_FINAL_MESSAGE_",
    "list-of-text": [text_part("Hello")],
    "list-text-then-image": [text_part("Hello "), {"type": "image"}],
    "list-two-texts": [text_part("a"), text_part("b")],
    "list-integer-like-keys": [{"b": "x", "10": 1, "text": "a", "2": {"10": 1, "1": 2}}],
    "list-without-text": [{"type": "image"}],
    "list-empty": [],
    "list-of-strings": ["hello"],
    "list-string-holding-text": ["some text here"],
    "list-null-text": [{"type": "text", "text": None}],
    "list-number-text": [{"type": "text", "text": 5}],
    "list-list-text": [{"type": "text", "text": ["a"]}],
}

PLACES = {
    "assistant": lambda content: [user("q"), assistant(content)],
    "user": lambda content: [user("q"), assistant("a"), user(content)],
    "tool": lambda content: [user("q"), calling(("f", {})), tool(content)],
}

ENDS = {
    "first-system": [system("Be ")],
    "first-system-empty": [system("")],
    "first-system-null": [system(None)],
    "first-system-list": [system([text_part("x")])],
    "late-system": [user("q"), system("Be ")],
    "first-user": [user("Hel")],
    "first-assistant": [assistant("Hel")],
    "first-tool": [tool("Hel")],
    "unknown-role": [user("q"), message("developer", "x")],
    "second-tool": [user("q"), tool("a"), tool("b ")],
    "second-assistant": [user("q"), assistant("a"), assistant("b")],
    "no-user-before": [system("s"), assistant("<think>r</think>b")],
    "repeated-text": [user("Hello"), assistant("Hello")],
    "lookalike-user": [user("q"), assistant("a", reasoning_content="r"), user("<tool_response>x</tool_response>")],
    "lookalike-after": [user("q"), assistant("<think>\nr\n</think>\n\na"), user("<tool_response>x</tool_response> ")],
    "tag-in-an-earlier-turn": [user(f"what is {TAG}?"), assistant("Well")],
    "tag-in-a-dropped-text": [user(f"{TAG} x"), message("developer", "x")],
    "tag-in-a-dropped-end": [user(f"x {TAG} "), message("developer", "x")],
    "tag-kept-last-dropped": [user("q"), assistant(f"x {TAG}  y"), message("developer", "x")],
    "with-call": [user("q"), calling(("f", {"x": 1}), content="Looking")],
    "with-call-newline": [user("q"), calling(("f", {"x": 1}), content="Looking\n")],
    "with-call-empty": [user("q"), calling(("f", {"x": 1}), content="")],
    "with-call-holding-tag": [user("q"), calling(("f", {"x": f"{TAG} y"}), content="Looking")],
    "with-call-holding-tag-alone": [user("q"), calling(("f", {"x": TAG}), content="Looking")],
    "with-call-spaces-before-tag": [user("q"), calling(("f", f"a\ufeff \x1c\x85\u2028\u3000\xa0{TAG}"), content="b")],
    "with-call-bom-before-tag": [user("q"), calling(("f", f"a \x1f\u200b\ufeff{TAG}"), content="b")],
    "with-call-named-as-tag": [user("q"), calling((f" {TAG} ", ""), content="Looking")],
    "with-reasoning": [user("q"), assistant("Hello", reasoning_content="r")],
    "with-empty-reasoning": [user("q"), assistant("<think>\na\n</think>\n\nHel", reasoning_content="")],
    "with-calls-null": [user("q"), assistant("Hello", tool_calls=None)],
    "with-half-of-a-pair": [user("\U0001f600</think>"), assistant("\ude00</think>")],
    "with-the-first-half": [user("</think>a\U0001f600"), assistant("</think>a\ud83d")],
    "with-whole-pair": [user("\U0001f600</think>"), assistant("\U0001f600</think>")],
    "proto-content": [user("q"), Raw('{"role": "assistant", "__proto__": {"content": "x"}}')],
}

# Any member of the message may be continued whose name stands somewhere in the template's text.
FIELDS = {
    "content": ("content", assistant("Hello ")),
    "reasoning": ("reasoning_content", assistant("", reasoning_content="R ")),
    "reasoning-newline": ("reasoning_content", assistant("", reasoning_content="R\n")),
    "reasoning-leading-newline": ("reasoning_content", assistant("", reasoning_content="\n\nR")),
    "reasoning-empty": ("reasoning_content", assistant("c", reasoning_content="")),
    "reasoning-null": ("reasoning_content", assistant("c", reasoning_content=None)),
    "reasoning-missing": ("reasoning_content", assistant("c")),
    "reasoning-with-tag-in-content": ("reasoning_content", assistant(f"c {TAG} d", reasoning_content="R")),
    "reasoning-with-call": ("reasoning_content", calling(("f", {}), reasoning_content="R")),
    "reasoning-only-newlines": ("reasoning_content", assistant("c", reasoning_content="\n\n")),
    "reasoning-spaces": ("reasoning_content", assistant("c", reasoning_content="  R  ")),
    "reasoning-list": ("content", assistant([text_part("a")], reasoning_content="R")),
    "reasoning-of-a-user": ("reasoning_content", user("q2", reasoning_content="R")),
    "role": ("role", assistant("c")),
    "name": ("name", assistant("c", name="bob")),
    "name-as-content": ("name", assistant("c bob", name="bob")),
    "arguments": ("arguments", assistant("c", arguments="c")),
    "tool-calls": ("tool_calls", calling(("f", {}))),
    "tool-calls-with-text": ("tool_calls", calling({"text": "f", "name": "f", "arguments": ""})),
    "tool-calls-null": ("tool_calls", assistant("c", tool_calls=None)),
    "number-member": ("index", assistant("c", index=3)),
    "true-member": ("loop", assistant("c", loop=True)),
    "object-member": ("function", assistant("c", function={"text": "x"})),
    "not-in-the-template": ("thinking", assistant("c", thinking="t")),
    "not-in-the-template-nor-message": ("refusal", assistant("c")),
    "a-letter": ("e", assistant("c", e="c")),
    "a-space": (" ", assistant("c", **{" ": "c"})),
    "the-empty-name": ("", assistant("c")),
    "proto": ("__proto__", assistant("c")),
}


def with_generation_prompt():
    messages = [user("q"), assistant("Hello ")]
    for name, value in {"true": True, "content": "content", "false": False, "empty": ""}.items():
        for prompt in (True, False, None):
            options = {"continue_final_message": value, "add_generation_prompt": prompt}
            yield case(f"continue/options/{name}/prompt-{prompt}".lower(), messages, **options)
    yield case("continue/options/thinking-off", messages, continue_final_message=True, enable_thinking=False)
    tools = [{"type": "function", "function": {"name": "f", "parameters": {}}}]
    yield case("continue/options/tools", messages, continue_final_message=True, tools=tools)
    yield case("continue/options/tools-and-system", [system("Be ")], continue_final_message=True, tools=tools)


def cases():
    for place, messages in PLACES.items():
        for name, content in CONTENTS.items():
            yield case(f"continue/{place}/{name}", messages(content), continue_final_message=True)
    for name, messages in ENDS.items():
        yield case(f"continue/end/{name}", messages, continue_final_message=True)
    for name, (field, last) in FIELDS.items():
        yield case(f"continue/field/{name}", [user("q"), last], continue_final_message=field)
    hidden = [assistant("c", reasoning_content="R")]
    yield case("continue/field/reasoning-not-shown", hidden, continue_final_message="reasoning_content")
    yield from with_generation_prompt()
