"""Agents at work, with the definitions and the arguments that coding tools and public APIs really have."""

from ..build import Raw, assistant, call, calling, function_tool, system, text_part, tool, user

EDIT = {
    "type": "function",
    "function": {
        "name": "str_replace",
        "description": "\n    Replaces one occurrence of `old` by `new`.\n\n    Fails if there are more.\n    ",
        "strict": True,
        "parameters": {
            "type": "object",
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "properties": {
                "path": {"type": "string", "description": " Path of the file. "},
                "old": {"type": "string", "minLength": 1},
                "new": {"type": ["string", "null"], "default": None},
                "max-count": {"type": "integer", "default": 1, "exclusiveMinimum": 0},
            },
            "required": ["path", "old"],
            "additionalProperties": False,
        },
    },
}

FIX = [
    system("You are a coding agent.\nNever touch `vendor/`."),
    user("`parse(\"1e3\")` gives NaN. Fix it."),
    calling(
        ("read_file", {"path": "src/num.ts", "range": [1, 20]}),
        content="I look at the parser.",
        reasoning_content="Exponents are probably not in the regular expression.",
    ),
    tool("export const parse = (s: string) =>\n  /^\\d+(\\.\\d+)?$/.test(s) ? Number(s) : NaN;\n"),
    calling(
        (
            "str_replace",
            {"path": "src/num.ts", "old": "(\\.\\d+)?$/", "new": "(\\.\\d+)?(e[+-]?\\d+)?$/i", "max-count": 1},
        ),
        ("run", {"cmd": ["npm", "test", "--", "-t", "parse"], "timeout": 60.0, "env": {"CI": True}, "stdin": None}),
    ),
    tool("ok"),
    tool(""),
    assistant("Exponents are read now, in either case.", reasoning_content="No output, so the tests pass."),
    user("add a test"),
]

SHIPMENT = {
    "name": "create_shipment",
    "description": "Creates a shipment. `weight` in kg.",
    "parameters": {
        "type": "object",
        "properties": {
            "to": {
                "type": "object",
                "properties": {"street": {"type": "string"}, "zip": {"type": "string", "pattern": "^\\d{5}$"}},
                "required": ["street", "zip"],
            },
            "parcels": {"type": "array", "items": {"type": "object", "properties": {"weight": {"type": "number"}}}},
            "service": {"enum": ["standard", "express", None], "description": "null lets the carrier choose"},
            "insured": {"type": "boolean", "default": False},
            "value": {"anyOf": [{"type": "number", "minimum": Raw("0.0")}, {"type": "null"}]},
        },
        "required": ["to", "parcels"],
    },
    "return": {"type": "object", "properties": {"id": {"type": "string"}}},
}

SHIP = [
    system("Ships what the shop sold. Ask before you insure."),
    user("Order 1107: two parcels, 1.5 and 2 kg, to Lindenallee 5, 20259. Express."),
    calling(
        (
            "create_shipment",
            Raw(
                '{"to": {"street": "Lindenallee 5", "zip": "20259"}, "parcels": [{"weight": 1.50}, {"weight": 2}], '
                '"service": "express", "insured": false, "value": null}'
            ),
        ),
    ),
    tool('{"id": "S-1", "price": 18.40}'),
    assistant("Shipment S-1 is booked for 18.40.", reasoning_content=" Done; not insured. "),
]

SEARCHES = [
    user("What did the two reports say about rain in 2023?"),
    calling(
        call("search", {"query": "rain 2023 report", "top_k": 3, "filters": {"year": [2023], "lang": ["en", "de"]}}),
        call("search", {"query": "Niederschlag 2023", "top_k": 3, "filters": {}}),
        reasoning_content="Search in both languages.",
    ),
    tool([text_part("1. Rain was 12 % above the mean."), text_part("\n2. The wettest autumn since 1881.")]),
    tool([]),
    calling(call("open", {"id": 2, "pages": None}), content="\n\nThe second looks right.\n\n"),
    tool(None),
    assistant("12 % more rain than the mean, and the wettest autumn since 1881."),
    user("Thanks."),
    assistant("You are welcome."),
]

DEPLOY = [
    system([text_part("You deploy services.")]),
    user("deploy api to staging"),
    calling(("deploy", {"service": "api", "stage": "staging", "dry_run": True}), reasoning_content="Dry run first."),
    tool("plan: 3 to change\n"),
    user("looks good, go"),
    calling(
        ("deploy", {"service": "api", "stage": "staging", "dry_run": False, "tags": []}),
        content="<think>\nConfirmed.\n</think>\n\nDeploying.",
    ),
    tool("done in 41.0 s\n"),
    assistant("`api` is on staging.", reasoning_content="All good."),
]

TOOLS = [
    EDIT,
    function_tool("run", "Runs a command.", {"cmd": {"type": "array", "items": {"type": "string"}}}, ["cmd"]),
]

CONVERSATIONS = {
    "fix": (FIX, {"tools": TOOLS, "add_generation_prompt": True}),
    "fix-low-effort": (FIX, {"tools": TOOLS, "add_generation_prompt": True, "reasoning_effort": "low"}),
    "ship": (SHIP, {"tools": [SHIPMENT]}),
    "searches": (SEARCHES, {}),
    "searches-preserved": (SEARCHES, {"preserve_thinking": True}),
    "deploy": (DEPLOY, {"add_generation_prompt": True}),
    "deploy-history": (DEPLOY, {"reasoning_history": "all"}),
}
