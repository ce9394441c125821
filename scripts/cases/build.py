"""The words that the case tables are written in."""

from oracle.json_lines import dumps

MISSING = object()  # a member that is left out of its message


class Raw(str):
    """JSON text that goes into the file as it is: 1.0 and 1e16 are not the same number spelt by json.dumps."""


def case(case_id, messages, **options):
    return {"id": case_id, "messages": messages, **options}


def message(role, content=MISSING, **members):
    body = {"role": role} if content is MISSING else {"role": role, "content": content}
    return body | {name: value for name, value in members.items() if value is not MISSING}


def system(content=MISSING, **members):
    return message("system", content, **members)


def user(content=MISSING, **members):
    return message("user", content, **members)


def assistant(content=MISSING, **members):
    return message("assistant", content, **members)


def tool(content=MISSING, **members):
    return message("tool", content, **members)


def call(name, arguments):
    return {"type": "function", "function": {"name": name, "arguments": arguments}}


def calling(*calls, content="", **members):
    """An assistant turn that calls tools: `calling(("get_time", {"zone": "UTC"}))`."""
    made = [one if isinstance(one, dict) else call(*one) for one in calls]
    return assistant(content, tool_calls=made, **members)


def function_tool(name, description, properties=None, required=()):
    parameters = {"type": "object", "properties": properties or {}, "required": list(required)}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


def text_part(text):
    return {"type": "text", "text": text}


def to_json(value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dumps(key)}: {to_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(to_json(item) for item in value) + "]"
    return dumps(value)
