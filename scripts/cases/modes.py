"""The knobs of the later templates: preserve_thinking, enable_thinking, reasoning_effort, reasoning_history."""

from .build import MISSING, assistant, calling, case, function_tool, system, text_part, tool, user
from .options import given

SWITCH = {"absent": MISSING, "true": True, "false": False, "null": None}
TOOLS = [function_tool("f", "does f")]

TURNS = {
    "none": assistant("a"),
    "inline": assistant("<think>r</think>a"),
    "given": assistant("a", reasoning_content="r"),
    "both": assistant("<think>r1</think>a", reasoning_content="r2"),
    "empty": assistant("a", reasoning_content=""),
    "blank": assistant("a", reasoning_content=" \n "),
    "blank-content": assistant(" \n", reasoning_content="r"),
    "call": calling(("f", {"x": 1}), reasoning_content="r"),
    "call-without-reasoning": calling(("f", {"x": 1}), content="c"),
}

PLACES = {
    "past": lambda turn: [user("q"), turn, user("q2")],
    "mid": lambda turn: [user("q"), turn, tool("t"), assistant("b")],
}


def preserving():
    for place, messages in PLACES.items():
        for name, turn in TURNS.items():
            for knob in ("true", "false", "null"):
                yield case(f"preserve/{place}/{name}/{knob}", messages(turn), preserve_thinking=SWITCH[knob])


EFFORTS = {"absent": MISSING, "xhigh": "xhigh", "medium": "medium", "low": "low"}

NO_EFFORTS = {
    "null": None,
    "high": "high",
    "empty": "",
    "upper-case": "LOW",
    "space": "low ",
    "odd": "it's \"x\"\n{{ 7 }}",
}

SYSTEMS = {
    "none": [],
    "text": [system("s")],
    "empty": [system("")],
    "blank": [system(" \n")],
    "spaces-around": [system("\n s \n")],
    "null": [system(None)],
    "missing": [system()],
    "list": [system([text_part("s")])],
    "empty-list": [system([])],
}


def efforts():
    for effort, value in EFFORTS.items():
        for name, messages in SYSTEMS.items():
            options = given(reasoning_effort=value)
            yield case(f"effort/{effort}/{name}", [*messages, user("q")], **options)
            if name in ("none", "text", "blank", "list"):
                yield case(f"effort/{effort}/{name}/tools", [*messages, user("q")], tools=TOOLS, **options)
    for effort, value in NO_EFFORTS.items():
        yield case(f"effort/{effort}/refused", [user("q")], reasoning_effort=value)
        yield case(f"effort/{effort}/not-asked", [user("q")], reasoning_effort=value, enable_thinking=None)
        yield case(f"effort/{effort}/thinking", [system(""), user("q")], reasoning_effort=value, enable_thinking=True)


TALK = [user("q"), assistant("a", reasoning_content="r"), user("q2"), assistant("<think>t</think>b")]


def together():
    efforts = {"absent": MISSING, "null": None, "low": "low"}
    for thinking, enable_thinking in SWITCH.items():
        for kept, preserve_thinking in SWITCH.items():
            for effort, reasoning_effort in efforts.items():
                knobs = given(
                    enable_thinking=enable_thinking,
                    preserve_thinking=preserve_thinking,
                    reasoning_effort=reasoning_effort,
                )
                case_id = f"modes/thinking-{thinking}/preserve-{kept}/effort-{effort}"
                yield case(case_id, TALK, add_generation_prompt=True, **knobs)


def thinking_and_system():
    for thinking in ("true", "false", "null"):
        for name in ("none", "text", "blank", "list"):
            messages, knob = [*SYSTEMS[name], user("q")], {"enable_thinking": SWITCH[thinking]}
            case_id = f"modes/system-{name}/thinking-{thinking}"
            yield case(case_id, messages, add_generation_prompt=True, **knob)
            yield case(f"{case_id}/tools", messages, tools=TOOLS, **knob)


HISTORIES = {
    "talk": TALK,
    "chain": [user("q"), TURNS["call"], tool("t"), assistant("a"), user("q2"), TURNS["both"]],
    "lookalike": [user("q"), TURNS["inline"], user("<tool_response>x</tool_response>"), assistant("b")],
    "no-query": [TURNS["given"]],
    "system-late": [user("q"), TURNS["given"], system("s"), TURNS["empty"]],
}


def histories():
    for name, messages in HISTORIES.items():
        for history in ("all", None):
            yield case(f"history/{name}/{history}".lower(), messages, reasoning_history=history)
    for thinking, value in SWITCH.items():
        options = given(enable_thinking=value, reasoning_history="all")
        yield case(f"history/prompt/thinking-{thinking}", TALK, add_generation_prompt=True, **options)
    for knob, value in SWITCH.items():
        options = given(preserve_thinking=value, reasoning_history="all")
        yield case(f"history/preserve-{knob}", TALK, **options)
    seen = [user([{"type": "image"}]), assistant([{"type": "image"}, text_part("a")])]
    yield case("history/vision", seen, reasoning_history="all", add_vision_id=True)
    yield case("history/continued", [*TALK, user("c")], reasoning_history="all", continue_final_message=True)
    yield case("history/answer-continued", TALK, reasoning_history="all", continue_final_message=True)
    shown, field = [user("q"), assistant("a", reasoning_content="r")], "reasoning_content"
    yield case("history/reasoning-continued", shown, reasoning_history="all", continue_final_message=field)


def cases():
    yield from preserving()
    yield from efforts()
    yield from together()
    yield from thinking_and_system()
    yield from histories()
