"""Borders, scripts and spellings that decide how a rendered chat falls into tokens."""

from .build import assistant, call, calling, case, function_tool, system, tool, user
from .token_borders import ENDS, STARTS
from .token_texts import ADDED_TOKENS, DECOMPOSED, MARKS, NEAR_MISSES, SCRIPTS

QUESTIONS = ["Hello assistant", "How are you?", "Great, thanks"]

LISTINGS = {
    "four-messages": [user(QUESTIONS[0]), assistant("Hello user"), user(QUESTIONS[1]), assistant("I'm good")],
    "six-messages": [
        system("You are a friendly assistant"),
        user(QUESTIONS[0]),
        assistant("Hello user"),
        user(QUESTIONS[1]),
        assistant("Fine thanks, and you?"),
        user(QUESTIONS[2]),
    ],
}


def listings():
    """The conversations whose ids and masks huggingface.co/Qwen/Qwen3-8B/discussions/14 prints."""
    for name, messages in LISTINGS.items():
        yield case(f"tokens/listing/{name}", messages)


def everywhere(change):
    """A chat with a changed text in every position: system, user, history, middle of a chain, tool, last turn."""
    return [
        system(change("s")),
        user(change("q")),
        assistant(change("h"), reasoning_content=change("lost")),
        user(change("q2")),
        calling(("f", {"v": change("v")}), ("g", change("w")), content=change("c"), reasoning_content=change("r")),
        tool(change("t")),
        tool(change("u")),
        assistant(change("b"), reasoning_content=change("k")),
    ]


A_TOOL = function_tool("f", "a tool")


def borders():
    for name, start in STARTS.items():
        yield case(f"tokens/start/{name}", everywhere(lambda text, start=start: start + text))
        yield case(f"tokens/only/{name}", everywhere(lambda _, start=start: start))
    for name, end in ENDS.items():
        yield case(f"tokens/end/{name}", everywhere(lambda text, end=end: text + end))
        yield case(f"tokens/end/system-tools/{name}", [system(f"s{end}"), user("q")], tools=[A_TOOL])
    yield case("tokens/only/empty", everywhere(lambda _: ""))
    yield case("tokens/end/system-tools/empty", [system(""), user("q")], tools=[A_TOOL])


NAMES = {
    "plain": "f",
    "long": "get_current_weather",
    "empty": "",
    "space": " ",
    "quotation-mark": '"',
    "full-stop": "f.",
    "ends-in-quotation-mark": 'f"',
    "ends-in-comma": "f,",
    "underscores": "__f__",
    "digit": "7",
    "chinese": "函数",
    "decomposed": "cafe\u0301",
    "mark-first": "\u0301f",
    "newline": "\nf\n",
    "added-token": "<think>",
    "ends-in-added-token": "f</tool_call>",
}

ARGUMENTS = {
    "object": {"a": 1},
    "empty-object": {},
    "nested": {"a": {"b": [1, {}]}},
    "list": [1, 2],
    "empty-list": [],
    "number": 7,
    "negative": -7,
    "float": 1.5,
    "true": True,
    "null": None,
    "object-text": '{"a": "b"}',
    "object-text-newlines": '\n{"a": "b"}\n',
    "object-text-full-stop": '{"a": "b"}.',
    "text": "text",
    "text-digit": "7 apples",
    "text-empty": "",
    "text-quoted": '"quoted"',
    "text-quoted-space": '"quoted "',
    "text-brackets": "x}]",
    "text-space": " x ",
    "text-chinese": "你好",
    "text-decomposed": "e\u0301",
    "text-mark-first": "\u0301e",
    "text-added-token": "<tool_call>x</tool_call>",
    "ends-in-list": {"a": [1]},
    "ends-in-decomposed": {"cafe\u0301": "e\u0301"},
}


def calls():
    for name, called in NAMES.items():
        yield from in_places(f"tokens/name/{name}", call(called, {"a": 1}))
    for name, arguments in ARGUMENTS.items():
        yield from in_places(f"tokens/arguments/{name}", call("f", arguments))


def in_places(case_id, called):
    turn = calling(called, called, content="Calling.", reasoning_content="Call it.")
    yield case(f"{case_id}/last", [user("q"), turn])
    yield case(f"{case_id}/history", [user("q"), turn, tool(""), tool(" "), user("q2")])


def texts():
    for group, table in (("script", SCRIPTS), ("decomposed", DECOMPOSED), ("near-miss", NEAR_MISSES)):
        for name, text in table.items():
            turn = calling(("f", {text: text}), ("g", text), content=text, reasoning_content=text)
            messages = [user(text), turn, tool(text), assistant(text, reasoning_content=text)]
            yield case(f"tokens/{group}/{name}", messages)
            yield case(f"tokens/{group}/{name}/history", [*messages[:1], assistant(text), system(text), user("q")])


def marks():
    """A mark right after a tag, a newline or the start of a text, and at its end before `<|im_end|>`."""
    for name, mark in MARKS.items():
        yield case(f"tokens/mark/{name}/start", everywhere(lambda text, mark=mark: mark + text))
        yield case(f"tokens/mark/{name}/end", everywhere(lambda text, mark=mark: text + mark))
        yield case(f"tokens/mark/{name}/only", everywhere(lambda _, mark=mark: mark))
        inline = f"<think>{mark}r{mark}</think>{mark}b<|im_end|>{mark}"
        spelled = f"<think>{mark}\n{mark}</think>{mark}<|im_end|>{mark}e{mark}"
        yield case(f"tokens/mark/{name}/tags", [user(spelled), assistant(inline), user("q"), assistant(inline)])


def spelled():
    for token in ADDED_TOKENS:
        name = token.strip("<|>").replace("/", "end-of-")
        messages = [system(f"{token}s"), user(f"a {token}\n{token}"), assistant(f"{token} b {token}"), user(token)]
        yield case(f"tokens/added/{name}", [*messages, assistant(f"c{token}", reasoning_content=f"r{token}")])
    yield case("tokens/added/all", [user("".join(ADDED_TOKENS)), assistant("\n".join(ADDED_TOKENS))])


def cases():
    yield from listings()
    yield from borders()
    yield from calls()
    yield from texts()
    yield from marks()
    yield from spelled()
