"""Words, numbers and lists that stand in the template."""

from jinja2 import nodes

from ..tree import changed
from .change import instead


def words(site):
    """`'\\n'` -> `''`, and a longer one without its first or its last character; of what is printed as of what is asked"""
    node = site.node
    text = literal(node)
    if text is None:
        return
    is_statement = isinstance(site.parent, nodes.Output) and len(site.parent.nodes) == 1
    for other in dict.fromkeys([text[1:], text[:-1], *([] if is_statement else [""])] if text else ["~"]):
        yield instead(site, type(node)(other))


def literal(node):
    if isinstance(node, nodes.TemplateData):
        return node.data
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def numbers(site):
    """`1` -> `2`, `1` -> `0`, `-1` -> `1`"""
    node = site.node
    if isinstance(node, nodes.Neg):
        yield instead(site, node.node)
    elif isinstance(node, nodes.Const) and type(node.value) is int:
        yield from (instead(site, nodes.Const(node.value + step)) for step in (1, -1))


def switched(site):
    """`true` -> `false`"""
    if isinstance(site.node, nodes.Const) and type(site.node.value) is bool:
        yield instead(site, nodes.Const(not site.node.value))


def items(site):
    """`['type', 'enum']` -> `['type']`"""
    if isinstance(site.node, (nodes.List, nodes.Tuple)) and getattr(site.node, "ctx", "load") == "load":
        given = site.node.items
        for number in range(len(given)):
            yield instead(site, changed(site.node, items=given[:number] + given[number + 1 :]))


def sliced(site):
    """`messages[1:]` -> `messages[:]`"""
    if isinstance(site.node, nodes.Slice):
        for field in ("start", "stop", "step"):
            if getattr(site.node, field) is not None:
                yield instead(site, changed(site.node, **{field: None}))
