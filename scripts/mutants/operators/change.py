"""What an operator makes of a node: one small change, and the words that name it."""

from os.path import commonprefix
from typing import NamedTuple

from jinja2 import nodes
from oracle.expressions import written

from ..tree import replaced

# An expression is shown within these, so that a name tells what a literal or a variable belongs to.
SURROUNDINGS = (
    *(nodes.Call, nodes.Compare, nodes.Filter, nodes.Getattr, nodes.Getitem),
    *(nodes.Neg, nodes.Operand, nodes.Slice, nodes.Sub, nodes.Test),
)
LONGEST = 90  # characters of a text that is shown whole
NEAR = 30  # characters shown to either side of a change in a longer one, and at the ends of one that goes


class Change(NamedTuple):
    """`before -> after` for people, and what stands in the node's place: a node, or a list of statements."""

    before: str
    after: str
    replacement: nodes.Node | list


def instead(site, replacement):
    """An expression in place of another one: `messages[0] -> messages[1]`."""
    depth = len(site.above)
    while is_surrounding(site.above[depth - 1]):
        depth -= 1
    if depth == len(site.above):
        return Change(*shown_change(written(site.node), written(replacement)), replacement)
    whole = site.above[depth]
    return Change(*shown_change(written(whole), written(replaced(whole, site.path[depth:], replacement))), replacement)


def is_surrounding(node):
    return isinstance(node, SURROUNDINGS) or (isinstance(node, nodes.Add) and is_number(node.right))


def is_number(node):
    return isinstance(node, nodes.Const) and type(node.value) is int


def shown_change(before, after):
    # "[...]message.role == 'user' and message.content[...]", "[...]message.role == 'user' or message.content[...]"
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    start = len(commonprefix([before, after]))
    end = len(commonprefix([before[:start - 1:-1], after[:start - 1:-1]])) if start else 0
    return around(before, start, len(before) - end), around(after, start, len(after) - end)


def around(text, start, end):
    head = f"[...]{text[start - NEAR : start]}" if start > NEAR + 5 else text[:start]
    tail = f"{text[end : end + NEAR]}[...]" if len(text) - end > NEAR + 5 else text[end:]
    return head + brief(text[start:end]) + tail


def brief(text):
    return text if len(text) <= LONGEST else f"{text[:NEAR]}[...]{text[-NEAR:]}"


def shown(node):
    """The first line of a statement, or an expression."""
    return brief(headline(node))


def headline(node):
    if isinstance(node, nodes.If):
        return f"if {written(node.test)}"
    if isinstance(node, nodes.For):
        return f"for {written(node.target)} in {written(node.iter)}"
    if isinstance(node, nodes.Assign):
        return f"set {written(node.target)} = {written(node.node)}"
    if isinstance(node, nodes.Output):
        return f"print {', '.join(map(written, node.nodes))}"
    if isinstance(node, nodes.Macro):
        return f"macro {node.name}"
    return "generation" if isinstance(node, nodes.CallBlock) else written(node)
