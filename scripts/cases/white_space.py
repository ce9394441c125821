"""What str.strip() takes for white space, and what it does not."""

from .build import assistant, call, calling, case, function_tool, system, text_part, tool, user

SPACES = {
    "tab": "\t",
    "return": "\r",
    "vertical-tab": "\x0b",
    "form-feed": "\x0c",
    "file-separator": "\x1c",
    "group-separator": "\x1d",
    "record-separator": "\x1e",
    "unit-separator": "\x1f",
    "next-line": "\x85",
    "no-break": "\xa0",
    "ogham": "\u1680",
    "en-quad": "\u2000",
    "hair": "\u200a",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "narrow-no-break": "\u202f",
    "mathematical": "\u205f",
    "ideographic": "\u3000",
}

NO_SPACES = {
    "null": "\x00",
    "escape": "\x1b",
    "delete": "\x7f",
    "soft-hyphen": "\xad",
    "mongolian-separator": "\u180e",
    "zero-width-space": "\u200b",
    "word-joiner": "\u2060",
    "bom": "\ufeff",
    "braille-blank": "\u2800",
}

MIXED = {
    "newline-next-line": "\n\x85\n",
    "space-bom-space": " \ufeff ",
    "all": "".join(SPACES.values()) + "\n",
}


# The marks that also stand in tool definitions and in lists.
FEW = ("return", "unit-separator", "next-line", "ideographic", "bom", "newline-next-line", "space-bom-space")


def around(mark, text):
    return f"{mark}{text}{mark}"


def cases():
    for name, mark in (SPACES | NO_SPACES | MIXED).items():
        turn = assistant(
            around(mark, "c"), reasoning_content=around(mark, "r"), tool_calls=[call("f", {"v": around(mark, "x")})]
        )
        messages = [system(around(mark, "s")), user(around(mark, "q")), turn, tool(around(mark, "t"))]
        yield case(f"space/around/{name}", [*messages, assistant(f"<think>{around(mark, 'r')}</think>{mark}a{mark}")])
    for name in FEW:
        mark = (SPACES | NO_SPACES | MIXED)[name]
        blank = [system(mark), user(mark), calling(("f", {}), content=mark, reasoning_content=mark), tool(mark)]
        yield case(f"space/only/{name}", blank)
        tools = [function_tool("f", around(mark, "d"), {"p": {"description": around(mark, "e")}})]
        yield case(f"space/tools/{name}", [system(around(mark, "s")), user("q")], tools=tools)
        parts = [text_part(mark), text_part(around(mark, "a")), text_part(mark)]
        yield case(f"space/parts/{name}", [system(parts), user(parts), assistant(parts)])
