"""Loops that go through other things, and what they know of their place."""

from jinja2 import nodes

from ..tree import changed
from .change import Change, instead, shown

PLACES = {
    "first": ("last",),
    "last": ("first",),
    "index0": ("index", "revindex0"),
    "index": ("index0", "revindex"),
    "previtem": ("nextitem",),
    "nextitem": ("previtem",),
}
PARTS = {
    "backwards": (None, None, nodes.Neg(nodes.Const(1))),
    "without the first": (nodes.Const(1), None, None),
    "without the last": (None, nodes.Neg(nodes.Const(1)), None),
}


def looped(site):
    """Backwards, without the first, without the last"""
    if isinstance(site.node, nodes.For):
        items = nodes.Filter(site.node.iter, "list", [], [], None, None)
        for words, part in PARTS.items():
            sliced = nodes.Getitem(items, nodes.Slice(*part), "load")
            yield Change(shown(site.node), words, changed(site.node, iter=sliced))


def placed(site):
    """`loop.first` -> `loop.last`"""
    node = site.node
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "loop":
        for place in PLACES.get(node.attr, ()):
            yield instead(site, changed(node, attr=place))
