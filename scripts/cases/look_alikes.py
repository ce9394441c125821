"""Tags that lack their first or their last character: text like any other."""

from .build import assistant, case, tool, user
from .last_query import EARLIER, LATER
from .thinking import PLACES

# None of these opens or closes a think block; a real closer stands beside some.
THOUGHTS = {
    "closer-without-end": "<think>a</think",
    "closer-without-start": "<think>a/think>b",
    "closer-without-end-inside": "<think>a</think x</think>b",
    "closer-without-start-inside": "<think>a/think>x</think>b",
    "closer-without-end-after": "<think>a</think>b</think c",
    "closer-without-start-after": "<think>a</think>b/think>c",
    "opener-without-end-inside": "<think>a<think b</think>c",
    "opener-without-start-inside": "<think>a think>b</think>c",
}

# A query, as it is no tool result.
QUERIES = {
    "opener-without-end": "<tool_response x</tool_response>",
    "opener-without-start": "tool_response>x</tool_response>",
    "closer-without-end": "<tool_response>x</tool_response",
    "closer-without-start": "<tool_response>x/tool_response>",
}


def cases():
    for place, messages in PLACES.items():
        for name, content in THOUGHTS.items():
            yield case(f"look-alike/think/{place}/{name}", messages(assistant(content)))
    for name, content in QUERIES.items():
        yield case(f"look-alike/query/{name}", [*EARLIER, user(content), *LATER, tool("t")])
        yield case(f"look-alike/only-query/{name}", [user(content), assistant("a")])
