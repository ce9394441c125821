"""Survivors in the search for the last query."""

from .row import (
    INLINE,
    LATER,
    LATER_TRAINING,
    PLAIN_TRAINING,
    QWEN3_5,
    QWEN3_8,
    TRIMMING,
    VL_THINKING,
    WITH_QUERY,
    Equivalent,
)

LENGTH = "messages | length - 1"
INDEX = f"({LENGTH}) - loop.index0"
NAMESPACE = f"namespace(multi_step_tool=True, last_query_index={LENGTH})"
SEARCH = range(24, 32)  # the lines of qwen3-training

ROWS = [
    Equivalent(
        PLAIN_TRAINING,
        "the training form shows every think block: it looks for the last query, and nobody asks where it was",
        ("*",),
        SEARCH,
    ),
    Equivalent(
        LATER_TRAINING,
        "the training form shows every think block: it asks whether there is a query, and nobody asks where",
        (
            "drop: set index = * -> nothing",
            f"*: {INDEX} -> *",
            "drop: set ns.last_query_index = index -> nothing",
        ),
    ),
    Equivalent(
        TRIMMING,
        "without a query the template raises, with one the first value is overwritten",
        (f"call: {NAMESPACE} -> namespace(multi_step_tool=True)", f"*: {LENGTH} -> messages | length*"),
    ),
    Equivalent(
        INLINE,
        "the first value holds where no message is a query: no message comes after the last one, or one further on",
        (
            f"sum: {LENGTH} -> messages | length",
            f"sum: {LENGTH} -> messages | length + 1",
            f"number: {LENGTH} -> messages | length - 0",
        ),
    ),
    Equivalent(
        INLINE + LATER,
        "from one message earlier on, or from the query itself on: it is asked of assistants, and the query is a user's",
        (
            f"number: {INDEX} -> (messages | length - 2) - loop.index0",
            f"place: {INDEX} -> ({LENGTH}) - loop.index",
        ),
    ),
    Equivalent(
        LATER,
        "from the query itself on: it is asked of assistants, and the query is a user's",
        (
            "compare: loop.index0 > ns.last_query_index -> loop.index0 >= ns.last_query_index",
            "place: loop.index0 > ns.last_query_index -> loop.index > ns.last_query_index",
        ),
    ),
    Equivalent(
        VL_THINKING + QWEN3_5 + ("qwen3.8",) + LATER_TRAINING,
        "an argument that is left out is undefined, which is as false as `false`",
        ("call: render_content(*, False)* -> render_content(*",),
    ),
]
