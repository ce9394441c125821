"""Agents over databases, tables and numbers."""

from ..build import Raw, assistant, calling, function_tool, system, tool, user

SQL = function_tool(
    "run_sql",
    "Runs one read-only SQL statement.",
    {"sql": {"type": "string"}, "limit": {"type": "integer", "default": 100}},
    ["sql"],
)

BY_MONTH = """\
SELECT strftime('%m', day) AS m, SUM(total) AS s
FROM orders
WHERE day >= '2024-01-01'
GROUP BY m
ORDER BY s DESC
LIMIT 1"""

BY_SKU = (
    "SELECT sku, SUM(qty) n FROM items WHERE order_id IN (SELECT id FROM orders WHERE day LIKE '2024-11%') "
    "GROUP BY sku ORDER BY n DESC"
)

SALES = [
    system(
        "You answer questions about the `shop` database. Tables: orders(id, day, total), items(order_id, sku, qty)."
    ),
    user("Best month of 2024?"),
    calling(
        ("run_sql", {"sql": BY_MONTH}),
        reasoning_content="Group by month, sort by the sum.",
    ),
    tool('{"columns": ["m", "s"], "rows": [["11", 128840.75]]}'),
    assistant("November, with a turnover of 128,840.75.", reasoning_content="11 is November."),
    user("And which SKU sold most then?"),
    calling(("run_sql", {"sql": "SELECT sku, SUM(qty) AS n FROM items GROUP BY sku ORDER BY n DESC", "limit": 1})),
    tool("ERROR: statement timeout"),
    calling(
        ("run_sql", {"sql": BY_SKU, "limit": 1}),
        content="That took too long; I narrow it down to November.",
        reasoning_content="The timeout came from the whole table.",
    ),
    tool('{"columns": ["sku", "n"], "rows": [["LAMP-\\"X\\"", 4102]]}'),
    assistant('`LAMP-"X"`, 4,102 pieces.'),
]

SENSORS = function_tool(
    "query_sensor",
    "Readings of a sensor.",
    {
        "sensor": {"type": "string"},
        "window": {
            "type": "object",
            "properties": {
                "from": {"type": "number"},
                "to": {"type": "number"},
                "step": {"type": "number", "minimum": Raw("1e-3")},
            },
            "required": ["from"],
        },
        "scale": {"enum": [Raw("1.0"), Raw("1e3"), Raw("1e-6")], "default": Raw("1.0")},
        "tolerance": {"type": "number", "default": Raw("1e-05"), "maximum": Raw("1e16")},
    },
    ["sensor", "window"],
)

NUMBERS = [
    system("Lab assistant."),
    user("Mean current of probe 7 in the last 0.5 ms, in µA"),
    calling(
        (
            "query_sensor",
            Raw(
                '{"sensor": "probe-7", "window": {"from": -5e-4, "to": 0.0, "step": 0.00001}, '
                '"scale": 1e-6, "tolerance": 1E-5}'
            ),
        ),
        reasoning_content="0.5 ms = 5e-4 s; the scale for µA is 1e-6.",
    ),
    tool('{"mean": 12.50, "n": 50, "min": 1.1e1, "max": 1.4e1}'),
    assistant("12.5 µA (50 readings, 11 to 14 µA)."),
    user("Same with ids 9007199254740993 and 18446744073709551616"),
    calling(
        ("query_sensor", Raw('{"sensor": "9007199254740993", "id": 9007199254740993, "window": {"from": -0.0}}')),
        ("query_sensor", Raw('{"sensor": "x", "id": 18446744073709551616, "window": {"from": 1.0, "to": Infinity}}')),
    ),
    tool("no such sensor"),
    tool('{"mean": NaN, "n": 0}'),
]

SHEET = [
    user("Sum column 2, then column 10 of sheet 'Q1'"),
    calling(
        ("sum_columns", Raw('{"sheet": "Q1", "columns": {"2": "net", "10": "gross", "1": "date"}, "skip": []}')),
        content="Both in one go:",
    ),
    tool('{"2": 1450.0, "10": 1725.5}'),
    assistant("Column 2 (net): **1450.00**, column 10 (gross): **1725.50**.", reasoning_content=""),
    user("difference?"),
    assistant("275.50", reasoning_content="1725.5 - 1450 = 275.5"),
]

FORECAST = [
    system(""),
    user("Project sales one year ahead; last four quarters: 10, 12, 15, 19"),
    calling(
        (
            "fit",
            {
                "y": [10, 12, 15, 19],
                "model": {"kind": "exponential", "params": {"seasonal": False, "trend": True, "damped": None}},
            },
        ),
        content="<think>\nGrowth about 24 % a quarter. Exponential.\n</think>\n\nFitting a trend.",
    ),
    tool('{"rate": 0.2386, "next": [23.53, 29.15, 36.1, 44.71]}'),
    assistant("<think>\nRound to whole numbers.\n</think>\n\nAbout 24, 29, 36 and 45."),
    user("too optimistic, damp it"),
    calling(
        (
            "fit",
            {
                "y": [10, 12, 15, 19],
                "model": {"kind": "exponential", "params": {"seasonal": False, "trend": True, "damped": 0.8}},
            },
        )
    ),
    tool('{"rate": 0.2386, "next": [22.7, 26.2, 29.4, 32.2]}'),
    assistant("Damped by 0.8: about 23, 26, 29 and 32."),
    user("ok"),
]

CONVERSATIONS = {
    "sales-sql": (SALES, {"tools": [SQL]}),
    "sensor-floats": (NUMBERS, {"tools": [SENSORS], "add_generation_prompt": True}),
    "sheet-numbered-columns": (SHEET, {}),
    "forecast": (FORECAST, {"tools": [], "add_generation_prompt": True, "enable_thinking": True}),
}
