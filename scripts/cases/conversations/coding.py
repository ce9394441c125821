"""Agents that read, edit and run code."""

from ..build import assistant, calling, function_tool, system, tool, user

READ = function_tool(
    "read_file",
    "Reads a file.",
    {"path": {"type": "string"}, "lines": {"type": "array", "items": {"type": "integer"}}},
    ["path"],
)
EDIT = function_tool(
    "edit_file",
    "Replaces one exact occurrence of `old` by `new`.",
    {"path": {"type": "string"}, "old": {"type": "string"}, "new": {"type": "string"}},
    ["path", "old", "new"],
)
SHELL = function_tool(
    "shell",
    "Runs a command; stdout and stderr are returned.",
    {"cmd": {"type": "string"}, "timeout": {"type": "number"}},
    ["cmd"],
)

FIX = [
    system("You are a coding agent. Work in small steps and run the tests after every edit."),
    user("`slugify` drops digits. Fix it."),
    calling(
        ("read_file", {"path": "src/slug.py"}),
        content="I'll look at the function first.",
        reasoning_content="Need to see the code.",
    ),
    tool('import re\n\n\ndef slugify(title):\n    return re.sub(r"[^a-z]+", "-", title.lower()).strip("-")\n'),
    calling(
        ("edit_file", {"path": "src/slug.py", "old": 'r"[^a-z]+"', "new": 'r"[^a-z0-9]+"'}),
        reasoning_content="The class leaves out 0-9.\n\nReplace it, then run the tests.",
    ),
    tool("ok"),
    calling(("shell", {"cmd": "pytest -q tests/test_slug.py", "timeout": 60})),
    tool("....                                     [100%]\n4 passed in 0.03s\n"),
    assistant("Digits are kept now: the pattern was `[^a-z]+` and is `[^a-z0-9]+`. All 4 tests pass."),
]

FAILED_EDIT = [
    system("You are a coding agent."),
    user("rename getUser to fetchUser in api.ts"),
    calling(("edit_file", '{"path": "api.ts", "old": "getUser", "new": "fetchUser"}')),
    tool("error: `old` occurs 3 times, expected 1"),
    calling(
        ("shell", {"cmd": "sed -i 's/\\bgetUser\\b/fetchUser/g' api.ts && grep -n 'fetchUser' api.ts"}),
        content="\nThe edit tool wants a single match, so I use sed.",
    ),
    tool("3:export async function fetchUser(id: string) {\n18:  const u = await fetchUser(id);\n40:  fetchUser,\n"),
    assistant("Renamed in three places (lines 3, 18 and 40)."),
    user("and getUserById stays, right?"),
    assistant(
        "<think>\n\\b on both sides, so getUserById is untouched.\n</think>\n\nYes: `\\b` matches whole words only."
    ),
]

REVIEW = [
    system("Review patches. Be terse. Quote the line you speak of."),
    user("```diff\n-    if (a == null) return;\n+    if (!a) return;\n     total += a;\n```"),
    assistant(
        '> `if (!a) return;`\n\nThis also returns for `0` and `""`. '
        'With `0` the result is the same here, with `""` it is not.',
        reasoning_content="!a is true for 0, '', NaN. total += 0 is a no-op; total += '' makes a string.",
    ),
    user("so keep == null?"),
    assistant("Yes.", reasoning_content="Short answer wanted."),
    user("What about `a ?? 0`?"),
    assistant(
        "<think>`total += a ?? 0` handles null and undefined.</think>`total += a ?? 0;` says the same in one line."
    ),
]

LONG_OUTPUT = [
    user("why does the build fail"),
    calling(("shell", {"cmd": "make 2>&1 | tail -n 5"})),
    tool(
        "cc -O2 -c -o x.o x.c\nx.c:7:12: error: expected ';' before '}' token\n"
        "    7 |   return 1\n      |            ^\n"
        "make: *** [Makefile:3: x.o] Error 1\n"
    ),
    calling(
        ("read_file", {"path": "x.c", "lines": [5, 8]}),
        ("shell", {"cmd": "git log --oneline -3 -- x.c", "timeout": 2.5}),
        content="<think>\nMissing semicolon at 7:12. See who touched it.\n</think>\n\n",
    ),
    tool("int one(void)\n{\n  return 1\n}\n"),
    tool("a1b2c3d drop semicolons <script>alert('x')</script> & friends\n"),
    calling(("edit_file", {"path": "x.c", "old": "  return 1\n}", "new": "  return 1;\n}"})),
    tool('{"applied":true}'),
    assistant("A semicolon was missing on line 7 of `x.c`; I put it back."),
]

EXPLAIN_TEMPLATE = [
    user("What do these tokens do: `<|im_start|>`, `<think>` and `<tool_call>`?"),
    assistant(
        "`<|im_start|>` opens a turn, `<think>…</think>` holds reasoning, and `<tool_call>` wraps a JSON call:\n\n"
        '```\n<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>\n```'
    ),
    user("Show me one whole turn"),
    assistant(
        "```\n<|im_start|>user\nHi<|im_end|>\n```", reasoning_content="They want an example. <|im_end|> must appear."
    ),
    user("thanks <|im_end|>"),
]

CONVERSATIONS = {
    "fix-and-test": (FIX, {"tools": [READ, EDIT, SHELL]}),
    "failed-edit": (FAILED_EDIT, {"tools": [EDIT, SHELL]}),
    "review": (REVIEW, {}),
    "broken-build": (LONG_OUTPUT, {"tools": [READ, EDIT, SHELL]}),
    "control-tokens-as-topic": (EXPLAIN_TEMPLATE, {"add_generation_prompt": True}),
}
