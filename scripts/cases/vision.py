"""Parts of a list of contents: images, videos and texts, in all their spellings."""

from .build import Raw, assistant, calling, case, function_tool, message, system, text_part, tool, user

IMAGE = {"type": "image"}
VIDEO = {"type": "video"}

# A part is an image by its type or by a key; `in` finds the word in a string part as well.
VISUAL = {
    "image-type": [IMAGE],
    "image-type-and-key": [{"type": "image", "image": "u"}],
    "image-key": [{"image": "u"}],
    "image-key-null": [{"image": None}],
    "image-url": [{"type": "image_url", "image_url": {"url": "u"}}],
    "image-url-key": [{"image_url": "u"}],
    "video-type": [VIDEO],
    "video-key": [{"video": ["u", "v"]}],
    "video-type-and-key": [{"type": "video", "video": "u", "fps": 2.0}],
    "image-and-video-keys": [{"video": "v", "image": "u"}],
    "video-type-image-key": [{"type": "video", "image": "u"}],
    "image-type-video-key": [{"type": "image", "video": "v"}],
    "video-type-image-url-key": [{"type": "video", "image_url": "u"}],
    "image-with-text": [{"type": "image", "text": "t"}],
    "text-with-image-key": [{"type": "text", "text": "t", "image": "u"}],
    "video-with-text": [{"type": "video", "text": "t"}],
    "text-with-video-key": [{"type": "text", "text": "t", "video": "v"}],
    "string-image": ["an image"],
    "string-image-url": ["image_url"],
    "string-video": ["my videos"],
    "string-image-of-text": ["text in an image"],
    "string-video-of-image": ["a video, an image"],
    "two-images": [IMAGE, {"image": "u"}],
    "two-videos": [VIDEO, {"video": "u"}],
    "image-video-image": [IMAGE, VIDEO, {"image_url": "u"}],
    "text-image-text": [text_part("a"), IMAGE, text_part("b")],
    "image-newline-text": [IMAGE, text_part("\nb\n")],
    "text-space-image": [text_part("a "), IMAGE, text_part(" "), VIDEO],
    "image-then-unknown": [IMAGE, {"type": "audio"}],
}

OTHER = {
    "image-url-type-only": [{"type": "image_url"}],
    "video-url": [{"type": "video_url", "video_url": {"url": "u"}}],
    "audio": [{"type": "audio", "audio": "u"}],
    "file": [{"type": "file", "file": {"file_id": "x"}}],
    "empty-object": [{}],
    "type-null": [{"type": None}],
    "type-list": [{"type": ["image"]}],
    "type-upper-case": [{"type": "Image"}],
    "type-text-only": [{"type": "text"}],
    "text-key-only": [{"text": "t"}],
    "text-of-another-type": [{"type": "input_text", "text": "t"}],
    "text-after-unknown": [{"type": "audio"}, text_part("t")],
    "string-plain": ["hello"],
    "string-empty": [""],
    "string-text": ["text"],
    "string-context": ["more context"],
    "string-between-texts": [text_part("a"), "text", text_part("b")],
    "texts": [text_part("a"), text_part("b")],
    "texts-of-space": [text_part("\n "), text_part(" a "), text_part("\t\n")],
    "empty-text": [text_part("")],
    "empty-texts": [text_part(""), text_part("")],
    "empty-list": [],
}

# A text that is no string is printed as Python's str() does.
TEXT_VALUES = {
    "null": "null",
    "true": "true",
    "integer": "5",
    "float": "1.0",
    "big-float": "1e16",
    "big-integer": "123456789012345678901234567890",
    "nan": "NaN",
    "list": '["a", 1, null, {"k": "it\'s"}]',
    "object": '{"a": true, "2": [1.50], "1": "\\n"}',
    "empty-list": "[]",
    "empty-object": "{}",
    "tags": '["<think>", "</think>x"]',
    "response-tags": '["<tool_response>"]',
}

PLACES = {
    "user": lambda content: [user(content), assistant("a")],
    "system": lambda content: [system(content), user("q")],
    "assistant": lambda content: [user("q"), assistant(content)],
    "tool": lambda content: [user("q"), calling(("f", {})), tool(content)],
}


FEW = ("image-type", "video-key", "image-with-text", "string-image", "image-video-image")
SPELLED = (
    *FEW,
    *("image-type-and-key", "image-url", "image-and-video-keys", "video-with-text", "string-video", "text-image-text"),
)
FEW_OTHER = ("audio", "empty-object", "string-text", "texts-of-space", "empty-list")


def parts():
    for place, messages in PLACES.items():
        for name in VISUAL if place == "user" else SPELLED:
            yield case(f"parts/{place}/{name}", messages(VISUAL[name]))
        for name in OTHER if place == "user" else FEW_OTHER:
            yield case(f"parts/{place}/{name}", messages(OTHER[name]))
    for place in ("user", "assistant"):
        for name, value in TEXT_VALUES.items():
            content = [text_part("a"), {"type": "text", "text": Raw(value)}]
            yield case(f"parts/{place}/text-{name}", PLACES[place](content))

MORE_PLACES = {
    "user-past": lambda content: [user(content), assistant("a"), user("q")],
    "assistant-past": lambda content: [user("q"), assistant(content), user("q2")],
    "assistant-calls": lambda content: [user("q"), calling(("f", {}), content=content), tool("t")],
    "assistant-reasoning": lambda content: [user("q"), assistant(content, reasoning_content="r")],
    "system-late": lambda content: [user("q"), system(content), user("q2")],
    "unknown-role": lambda content: [user("q"), message("developer", content)],
    "empty-role": lambda content: [user("q"), message("", content)],
    "tool-first": lambda content: [tool(content), user("q")],
}


def more_places():
    for place, messages in MORE_PLACES.items():
        for name in ("image-with-text", "string-image", "image-video-image", "audio", "empty-list"):
            yield case(f"parts/{place}/{name}", messages((VISUAL | OTHER)[name]))


def numbered():
    for place, messages in PLACES.items():
        for name in VISUAL if place == "user" else FEW:
            yield case(f"vision-id/{place}/{name}", messages(VISUAL[name]), add_vision_id=True)


TOOLS = [function_tool("f", "does f")]
LOOK = [text_part("look"), IMAGE]

# Pictures and videos are counted through the whole chat; what is printed twice, or not at all, counts as well.
COUNTED = {
    "users": [user(LOOK), assistant("a"), user([IMAGE, VIDEO, IMAGE]), assistant("b"), user([VIDEO])],
    "user-then-tool": [user(LOOK), calling(("f", {})), tool(LOOK), tool([VIDEO, IMAGE]), assistant("a")],
    "assistant": [user(LOOK), assistant(LOOK), user(LOOK)],
    "system": [system(LOOK), user(LOOK)],
    "system-video": [system([VIDEO]), user([VIDEO, IMAGE])],
    "late-system": [user(LOOK), system(LOOK), user(LOOK)],
    "unknown-role": [user(LOOK), message("developer", LOOK), user(LOOK)],
    "look-alike": [user(LOOK), user([text_part("<tool_response>"), IMAGE, text_part("</tool_response>")]), user(LOOK)],
    "tool-first": [tool(LOOK), user(LOOK)],
    "ten": [user([IMAGE] * 10), user(LOOK)],
}


def counted():
    for name, messages in COUNTED.items():
        for knob in (True, False, None):
            yield case(f"vision-count/{name}/{knob}".lower(), messages, add_vision_id=knob)
        yield case(f"vision-count/{name}/tools", messages, tools=TOOLS, add_vision_id=True)


def cases():
    yield from parts()
    yield from more_places()
    yield from numbered()
    yield from counted()
