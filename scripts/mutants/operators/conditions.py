"""Conditions: negated, decided beforehand, and joined or compared otherwise."""

from jinja2 import nodes
from oracle.expressions import written

from ..tree import changed
from .change import instead

JOINING = (nodes.And, nodes.Or)
DECIDED = (*JOINING, nodes.Not, nodes.Compare, nodes.Test, nodes.Call, nodes.Const)  # what is true or false itself
BOOLEAN = ("loop.first", "loop.last", "ns.multi_step_tool")

COMPARISONS = {
    "eq": ("gteq", "lteq"),
    "gt": ("gteq", "lt", "eq", "ne"),
    "gteq": ("gt", "lteq", "eq", "ne"),
    "lt": ("lteq", "gt", "eq", "ne"),
    "lteq": ("lt", "gteq", "eq", "ne"),
}


def is_condition(site):
    """Whether it is a whole condition, or a side of `and` and `or`."""
    return site.field == "test" or isinstance(site.parent, JOINING)


def negated(site):
    """`x` -> `not x`"""
    if is_condition(site):
        yield instead(site, site.node.node if isinstance(site.node, nodes.Not) else nodes.Not(site.node))


def decided(site):
    """`x` -> `true`, `x` -> `false`; `true and y` is `y`, so this drops sides of `and` and `or` as well."""
    if not is_condition(site):
        return
    # A side that makes all of `and` false, or all of `or` true, is the decision of the whole.
    if not isinstance(site.parent, nodes.Or):
        yield instead(site, nodes.Const(True))
    if not isinstance(site.parent, nodes.And) and not is_lone_if(site.parent):
        yield instead(site, nodes.Const(False))


def is_lone_if(node):
    """An `if` that is never true, and has nothing else to say, is a statement dropped."""
    return isinstance(node, nodes.If) and not node.elif_ and not node.else_


def joined(site):
    """`x and y` -> `x or y`"""
    if isinstance(site.node, JOINING):
        other = nodes.Or if isinstance(site.node, nodes.And) else nodes.And
        yield instead(site, other(site.node.left, site.node.right))


def compared(site):
    """`x > y` -> `x >= y`; `negated` has made `x != y` of `x == y`."""
    if isinstance(site.node, nodes.Compare) and len(site.node.ops) == 1:
        (only,) = site.node.ops
        if isinstance(only.expr, nodes.Const) and isinstance(only.expr.value, str):
            return
        for comparison in COMPARISONS.get(only.op, ()):
            yield instead(site, changed(site.node, ops=[nodes.Operand(comparison, only.expr)]))


def weighed(site):
    """`if x` -> `if x is defined`, `if x is not none`: what is empty counts, too"""
    if is_condition(site) and not isinstance(site.node, DECIDED) and written(site.node) not in BOOLEAN:
        for name in ("defined", "none"):
            test = nodes.Test(site.node, name, [], [], None, None)
            yield instead(site, nodes.Not(test) if name == "none" else test)
