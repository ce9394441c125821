"""Conversations about what can be seen: photographs, screens, documents, videos."""

from ..build import assistant, calling, function_tool, system, text_part, tool, user


def photo(url):
    return {"type": "image_url", "image_url": {"url": url}}


def image(source):
    return {"type": "image", "image": source}


def video(source, **members):
    return {"type": "video", "video": source, **members}


RECEIPT = [
    system("You read receipts. Answer with the amounts only."),
    user([photo("https://shop.test/receipt-1.jpg"), text_part("How much did I pay, and how much of it was VAT?")]),
    assistant(
        "€ 42.80, of which € 6.83 VAT.",
        reasoning_content="The total line says 42,80. VAT 19 %: 6,83.\nThe second total is the cash given.",
    ),
    user([text_part("And this one?\n"), photo("https://shop.test/receipt-2.jpg")]),
    assistant("<think>\nBlurred: 18.20 or 13.20.\n</think>\n\nThe total is not readable: 18.20 or 13.20."),
    user("It is 13.20. Sum of both?"),
]

CLICK = function_tool(
    "click",
    "Clicks at a place of the screen.",
    {"x": {"type": "integer"}, "y": {"type": "integer"}, "button": {"enum": ["left", "right"], "default": "left"}},
    ["x", "y"],
)
TYPE = function_tool("type_text", "Types text into the focused field.", {"text": {"type": "string"}}, ["text"])

SCREEN = [
    system([text_part("You operate a browser. "), text_part("Take one step at a time.")]),
    user([text_part("Log in as ann@example.org"), image("screen-0.png")]),
    calling(
        ("click", {"x": 412, "y": 230}),
        content="I click on the e-mail field.",
        reasoning_content="The field is at the centre of the form.",
    ),
    tool([text_part("clicked"), image("screen-1.png")]),
    calling(("type_text", {"text": "ann@example.org"}), reasoning_content="Focused. Type."),
    tool([image("screen-2.png")]),
    calling(("click", {"x": 412, "y": 300, "button": "left"}), ("click", {"x": 500, "y": 360})),
    tool([text_part("clicked")]),
    tool("error: element is covered"),
    assistant("A cookie banner covers the button. Shall I accept the cookies?"),
]

COMPARE = [
    user([text_part("Which photo is sharper?"), image("a.jpg"), image("b.jpg")]),
    assistant("The second one; in the first, the eyes are out of focus."),
    user([text_part("And compared with the frame at 0:12 of this clip?"), video("clip.mp4", fps=2.0)]),
    assistant("", reasoning_content="Frame at 12 s: motion blur."),
    user([video(["f1.jpg", "f2.jpg"]), image("c.jpg"), text_part("Last round: these two.")]),
]

CHART = [
    user([{"type": "image"}, text_part("这张图里哪个月销量最高？")]),
    calling(
        ("crop", {"box": [0.1, 0.25, 0.9, 1.0], "scale": 2.0}),
        content="<think>\n图例太小，先放大。\n</think>\n\n我先放大右侧。",
    ),
    tool([{"type": "image"}, text_part("2x")]),
    assistant("十一月，约 12.9 万件。", reasoning_content="最高的柱子是11月。"),
]

OCR = [
    system(""),
    user([image("page.png"), text_part("Transcribe. Keep line breaks.")]),
    assistant([text_part("<think>Two columns.</think>\n\n"), text_part("First column:\nQwen reads\n\nthe page.\n")]),
    user([text_part(" \n"), image("page-2.png"), text_part("\nnext page ")]),
]

VIDEO_QA = [
    user([video("match.mp4"), text_part("Who scores?"), text_part(" And when?")]),
    assistant("Number 9, at 3:41.", reasoning_content=""),
    user("<tool_response>\nnot a result, just how I write\n</tool_response>"),
    assistant("I see.", reasoning_content="The user plays with tags."),
]

CONVERSATIONS = {
    "receipt": (RECEIPT, {"add_generation_prompt": True}),
    "receipt-numbered": (RECEIPT, {"add_generation_prompt": True, "add_vision_id": True}),
    "screen": (SCREEN, {"tools": [CLICK, TYPE]}),
    "screen-numbered": (SCREEN[:6], {"tools": [CLICK, TYPE], "add_vision_id": True, "add_generation_prompt": True}),
    "compare": (COMPARE, {"add_vision_id": True, "add_generation_prompt": True}),
    "chart": (CHART, {}),
    "ocr": (OCR, {"add_generation_prompt": True, "enable_thinking": False}),
    "video": (VIDEO_QA, {}),
}
