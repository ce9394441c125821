"""The operators: each a function that gives the changes it can make at a site of the tree.

A new operator is a new function in one of these files, and a line in this table.
"""

from . import branches, conditions, literals, loops, tests, texts, values

OPERATORS = {
    "negate": conditions.negated,
    "decide": conditions.decided,
    "and-or": conditions.joined,
    "compare": conditions.compared,
    "weigh": conditions.weighed,
    "test": tests.other_test,
    "truth": tests.truth,
    "drop": branches.dropped,
    "empty": branches.emptied,
    "exchange": branches.exchanged,
    "mark": branches.marked,
    "loop": loops.looped,
    "place": loops.placed,
    "word": literals.words,
    "number": literals.numbers,
    "switch": literals.switched,
    "item": literals.items,
    "slice": literals.sliced,
    "strip": texts.stripped,
    "trim": texts.trimmed,
    "split": texts.split,
    "search": texts.searched,
    "sum": values.summed,
    "leave-out": values.left_out,
    "filter": values.filtered,
    "call": values.called,
    "rename": values.renamed,
}
