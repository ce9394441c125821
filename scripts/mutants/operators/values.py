"""How values are computed and handed on: sums, filters, arguments, names."""

from functools import reduce

from jinja2 import nodes

from ..tree import changed
from .change import Change, instead, is_number, shown

FILTERS = {
    "tojson": ("string",),
    "string": ("tojson",),
    "items": ("dictsort",),
    "reject": ("select",),
    "trim": ("upper",),
}
JSON_OPTIONS = {"sort_keys": True, "ensure_ascii": True, "indent": 2}
VARIABLES = ("content", "reasoning_content")
ABSENT = nodes.Const("")


def summed(site):
    """`i - 1` -> `i + 1`, `i`; `x + y` -> `x ~ y`, and the other way round"""
    node = site.node
    if isinstance(node, (nodes.Add, nodes.Sub)) and not is_text(node):
        other = nodes.Sub if isinstance(node, nodes.Add) else nodes.Add
        yield instead(site, other(node.left, node.right))
        yield instead(site, node.left)
    elif isinstance(node, nodes.Add) and not isinstance(site.parent, nodes.Add):
        yield instead(site, nodes.Concat(added(node)))
    elif isinstance(node, nodes.Concat):
        yield instead(site, reduce(nodes.Add, node.nodes))


def is_text(node):
    return isinstance(node, nodes.Add) and not is_number(node.right)


def added(node):
    # a + b + c -> [a, b, c]
    return [*added(node.left), node.right] if isinstance(node, nodes.Add) else [node]


def left_out(site):
    """`'<' ~ name ~ '>'` -> `'<' ~ '' ~ '>'`"""
    is_part = isinstance(site.parent, nodes.Concat) or (isinstance(site.parent, nodes.Add) and is_text(site.parent))
    if is_part and not isinstance(site.node, (nodes.Const, nodes.Add)):
        yield instead(site, ABSENT)


def filtered(site):
    """`x | trim` -> `x`; `x | tojson` -> `x | string`, `x | tojson(sort_keys=true)`"""
    node = site.node
    if not isinstance(node, nodes.Filter):
        return
    yield instead(site, node.node)
    yield from (instead(site, changed(node, name=name)) for name in FILTERS.get(node.name, ()))
    if node.name == "tojson":
        for option, value in JSON_OPTIONS.items():
            changed_node = changed(node, kwargs=[nodes.Keyword(option, nodes.Const(value))])
            yield Change(shown(node), f"{shown(node)}({option}={value})", changed_node)
    if node.name == "default":
        yield instead(site, changed(node, args=[*node.args, nodes.Const(True)]))


def called(site):
    """`f(x, true)` -> `f(x)`"""
    node = site.node
    if isinstance(node, nodes.Call) and len(node.args) > 1:
        yield instead(site, changed(node, args=node.args[:-1]))
    if isinstance(node, nodes.Call):
        for number in range(len(node.kwargs)):
            yield instead(site, changed(node, kwargs=node.kwargs[:number] + node.kwargs[number + 1 :]))


def renamed(site):
    """`content` -> `message.content`, and the other way round: the variable and what it was made of"""
    node = site.node
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in VARIABLES:
        yield instead(site, nodes.Getattr(nodes.Name("message", "load"), node.name, "load"))
    if isinstance(node, nodes.Getattr) and node.attr in VARIABLES and written_name(node.node) == "message":
        yield instead(site, nodes.Name(node.attr, "load"))


def written_name(node):
    return node.name if isinstance(node, nodes.Name) else None
