"""The message schema, as a list of what is wrong with a request."""

BOOLEANS = ("add_generation_prompt", "enable_thinking", "add_vision_id", "preserve_thinking")


def is_text(value):
    return value is None or isinstance(value, str)


def problems(request):
    messages = request.get("messages")
    if not isinstance(messages, list):
        return ["messages is not a list"]
    found = option_problems(request)
    for index, message in enumerate(messages):
        if not isinstance(message, dict):
            found.append(f"messages[{index}] is not an object")
        else:
            found += [f"messages[{index}].{problem}" for problem in message_problems(message)]
    return found


def option_problems(request):
    found = [f"{name} is not a boolean" for name in BOOLEANS if request.get(name) not in (True, False, None)]
    if not isinstance(request.get("continue_final_message", False), (bool, str)):
        found.append("continue_final_message is neither a boolean nor a string")
    if request.get("reasoning_history") not in ("all", None):
        found.append("reasoning_history is not 'all'")
    if not is_text(request.get("reasoning_effort")):
        found.append("reasoning_effort is not a string")
    tools = request.get("tools") if request.get("tools") is not None else []
    if not isinstance(tools, list) or not all(isinstance(tool, dict) for tool in tools):
        found.append("tools is not a list of objects")
    return found


def message_problems(message):
    found = [] if isinstance(message.get("role"), str) else ["role is not a string"]
    if not is_content(message.get("content")):
        found.append("content is neither a string, a list of parts nor null")
    if not is_text(message.get("reasoning_content")):
        found.append("reasoning_content is neither a string nor null")
    calls = message.get("tool_calls")
    if calls is not None and not isinstance(calls, list):
        return [*found, "tool_calls is not a list"]
    return found + [f"tool_calls[{index}] is no call" for index, one in enumerate(calls or []) if not is_call(one)]


def is_content(content):
    return is_text(content) or (isinstance(content, list) and all(isinstance(part, (dict, str)) for part in content))


def is_call(one):
    if not isinstance(one, dict):
        return False
    function = one.get("function") or one
    return isinstance(function, dict) and isinstance(function.get("name"), str)
