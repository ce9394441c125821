"""Agents that look after machines, homes and calendars."""

from ..build import assistant, calling, function_tool, message, system, tool, user

METRICS = function_tool(
    "metrics",
    "Reads a metric.",
    {"service": {"type": "string"}, "metric": {"enum": ["cpu", "p99", "errors"]}},
    ["service", "metric"],
)
RESTART = function_tool(
    "restart",
    "Restarts a service.",
    {"service": {"type": "string"}, "grace": {"type": "number", "default": 30.0}},
    ["service"],
)

INCIDENT = [
    system("On-call assistant. Read metrics freely. Never restart without a yes from the engineer."),
    user("checkout is slow"),
    calling(
        ("metrics", {"service": "checkout", "metric": "p99"}),
        ("metrics", {"service": "checkout", "metric": "cpu"}),
        ("metrics", {"service": "checkout", "metric": "errors"}),
        reasoning_content="Get all three at once.",
    ),
    tool("4.8s", tool_call_id="a"),
    tool("0.97", tool_call_id="b"),
    tool("0.002", tool_call_id="c"),
    assistant(
        "CPU is at 97 % and p99 at 4.8 s; few errors. A restart may help. Shall I?", reasoning_content="CPU bound."
    ),
    user("yes, grace 10s"),
    calling(("restart", {"service": "checkout", "grace": 10.0})),
    tool(
        'Traceback (most recent call last):\n  File "ctl.py", line 12, in restart\n'
        "PermissionError: [Errno 13] 'checkout'\n"
    ),
    assistant("I may not restart it (`PermissionError`). Please run `ctl restart checkout --grace 10`."),
    user("done. look again"),
    calling(("metrics", {"service": "checkout", "metric": "p99"})),
    tool("0.31s"),
]

HOME = [
    system("Smart home. Rooms: kitchen, hall, bedroom."),
    user("good night"),
    calling(
        {"type": "function", "function": {"name": "lights", "arguments": {"room": "all", "on": False}}},
        {"name": "thermostat", "arguments": {"target": 17.5}},
        {"function": None, "name": "lock", "arguments": "{}"},
        content="Good night!",
    ),
    tool("ok"),
    tool("ok"),
    tool("hall window is open"),
    assistant("Everything is off and locked, but the hall window is still open."),
    user("[voice] close it"),
    assistant("<think>No actuator on windows.</think>I cannot close windows; please do it by hand."),
]

CALENDAR = [
    system("Calendar assistant.\nTime zone: Europe/Zurich\n\n"),
    user("Move my 3pm to tomorrow, same time, and tell Priya"),
    calling(("list_events", {"from": "2025-05-12T15:00:00+02:00", "to": "2025-05-12T16:00:00+02:00"})),
    tool('[{"id":"ev_81","title":"1:1 Priya / \\"roadmap\\"","attendees":["priya@example.org"]}]'),
    calling(
        ("move_event", {"id": "ev_81", "start": "2025-05-13T15:00:00+02:00"}),
        (
            "send_mail",
            {
                "to": ["priya@example.org"],
                "subject": "Moved: 1:1",
                "body": "Hi Priya,\n\ntomorrow 15:00 instead?\n\nBest\n",
            },
        ),
        content="\n\nOne event found. Moving it and writing to Priya.\n",
        reasoning_content="Exactly one match, so no need to ask.",
    ),
    tool('{"ok":true}'),
    tool('{"ok":true,"id":"msg_5"}'),
    assistant("Done: the 1:1 is tomorrow at 15:00, and Priya has a mail."),
]

HANDOVER = [
    system("Router. Hand over to billing when money comes up."),
    user("my invoice is wrong"),
    message("developer", "The customer is on the Pro plan."),
    calling(("handover", {"to": "billing", "note": None}), reasoning_content="Money: hand over."),
    tool("accepted"),
    system("You are now the billing agent. Be kind."),
    assistant("Hello, this is billing. Which line of the invoice is wrong?"),
    user("line 3, twice the seats"),
    message("observer", "sentiment: annoyed"),
    calling(("get_invoice", {"line": 3})),
    tool("10 seats x 12.00 = 120.00"),
]

MONITOR = [
    system("Watch the deployment and report."),
    calling(("deploy_status", {}), content="Starting to watch."),
    tool("pending"),
    calling(("deploy_status", {}), content=None),
    tool("running 3/5"),
    calling(("deploy_status", {})),
    tool("running 5/5"),
    assistant("All five instances run.", reasoning_content="No user asked, so nobody sees this."),
]

CONVERSATIONS = {
    "incident": (INCIDENT, {"tools": [METRICS, RESTART], "add_generation_prompt": True}),
    "smart-home": (HOME, {}),
    "calendar": (CALENDAR, {"enable_thinking": False}),
    "handover": (HANDOVER, {"add_generation_prompt": True}),
    "nobody-asks": (MONITOR, {"tools": [function_tool("deploy_status", "Status of the deployment")]}),
}
