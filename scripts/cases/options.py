"""The generation prompt and the knobs, and the conversation that is none."""

from .build import MISSING, assistant, calling, case, system, tool, user

SWITCH = {"absent": MISSING, "true": True, "false": False, "null": None}

ENDS = {
    "user": [user("q")],
    "assistant": [user("q"), assistant("a")],
    "tool": [user("q"), calling(("f", {})), tool("r")],
    "history": [system("s"), user("q"), assistant("<think>r</think>a"), user("q2")],
}


def given(**options):
    return {name: value for name, value in options.items() if value is not MISSING}


def switches():
    for end, messages in ENDS.items():
        for prompt, add_generation_prompt in SWITCH.items():
            for thinking, enable_thinking in SWITCH.items():
                options = given(add_generation_prompt=add_generation_prompt, enable_thinking=enable_thinking)
                yield case(f"options/{end}/prompt-{prompt}/thinking-{thinking}", messages, **options)


# Knobs of other templates may be there, as null. With a value, the library refuses what the template does not read.
OTHER_KNOBS = {
    "add-vision-id": {"add_vision_id": None},
    "preserve-thinking": {"preserve_thinking": None},
    "reasoning-effort": {"reasoning_effort": None},
}


def other_knobs():
    for name, knobs in OTHER_KNOBS.items():
        yield case(f"options/other/{name}", ENDS["history"], add_generation_prompt=True, **knobs)


def cases():
    yield from switches()
    yield from other_knobs()
    yield case("options/empty-conversation", [])
    yield case("options/empty-conversation-with-tools", [], tools=[{"name": "f"}], add_generation_prompt=True)
    yield case("options/empty-conversation-continued", [], continue_final_message=True)
