"""A chat template, applied to a request as `apply_chat_template` of transformers 5.18 does."""

import copy
from functools import cached_property

from jinja2 import meta

from .environment import GenerationTag, chat_environment

# Arguments of apply_chat_template that reach the template only when the caller names them, so that
# `enable_thinking is defined` can tell "absent" from "null".
KNOBS = ("enable_thinking", "add_vision_id", "preserve_thinking", "reasoning_effort")

CUT_TAG = "CONTINUE_FINAL_MESSAGE_TAG "


class ChatTemplate:
    def __init__(self, source, environment=None, compile_source=None):
        self.source = source
        self.environment = environment or chat_environment()
        self.compiled = (compile_source or self.environment.from_string)(source)

    @cached_property
    def knobs(self):
        """The knobs that the template reads."""
        names = meta.find_undeclared_variables(self.environment.parse(self.source))
        return [knob for knob in KNOBS if knob in names]

    def text(self, request):
        chat, options = self._prepare(request)
        final_field = request.get("continue_final_message", False)
        if not final_field:
            return self.compiled.render(messages=chat, **options)
        if options["add_generation_prompt"]:
            raise ValueError("continue_final_message and add_generation_prompt cannot both be set")
        chat, final_text = self._with_cut_tag(chat, final_field)
        return cut_at_tag(self.compiled.render(messages=chat, **options), final_text)

    def text_and_spans(self, request):
        """The text, and the [start, end] spans in code points of its `{% generation %}` bodies."""
        if request.get("continue_final_message", False):
            raise ValueError("continue_final_message cannot be combined with an assistant mask")
        chat, options = self._prepare(request)
        tag = self.environment.extensions[GenerationTag.identifier]
        return tag.join(self.compiled.generate(messages=chat, **options))

    def _prepare(self, request):
        chat = request["messages"]
        if not chat:
            raise ValueError("the conversation is empty")
        options = {knob: request[knob] for knob in KNOBS if knob in request}
        options["tools"] = tool_schemas(request.get("tools"))
        options["documents"] = None
        options["add_generation_prompt"] = request.get("add_generation_prompt", False)
        return chat, options

    def _with_cut_tag(self, chat, field):
        """A copy of the chat whose last message ends in the tag, and the text that the tag was put after."""
        field = field if isinstance(field, str) else "content"
        chat = copy.deepcopy(chat)
        value = chat[-1].get(field)
        if value is None:
            raise ValueError(f"continue_final_message: the final message has no {field!r}")
        if field not in self.source:
            raise ValueError(f"continue_final_message: the template does not read {field!r}")
        if isinstance(value, list):
            return chat, tag_last_text_part(value)
        chat[-1][field] = value + CUT_TAG
        return chat, value


def tool_schemas(tools):
    if tools is None:
        return None
    for tool in tools:
        if not isinstance(tool, dict):
            raise ValueError(f"a tool is a JSON schema (an object), not {type(tool).__name__}")
    return list(tools)


def tag_last_text_part(parts):
    # [{"type": "text", "text": "a"}, {"type": "image"}] -> the tag goes after "a"
    for part in reversed(parts):
        if "text" in part:
            text = part["text"]
            part["text"] = text + CUT_TAG
            return text
    raise ValueError("continue_final_message: no part of the final message holds text")


def cut_at_tag(rendered, final_text):
    """The rendered text up to the last tag; if the template trimmed the tag's own space, trimmed as well."""
    bare_tag = CUT_TAG.strip()
    if final_text.strip() not in rendered or bare_tag not in rendered:
        raise ValueError(
            "continue_final_message: the final message does not stand in the rendered chat as it was given"
        )
    cut = rendered.rindex(bare_tag)
    if rendered.startswith(CUT_TAG, cut):
        return rendered[:cut]
    return rendered[:cut].rstrip()
