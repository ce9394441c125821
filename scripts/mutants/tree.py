"""Syntax trees of Jinja: walked with paths, and copied with one part replaced.

A path is a list of steps: ("body", 2), ("test", None) is the test of the third statement.
"""

from typing import NamedTuple

from jinja2 import nodes


class Site(NamedTuple):
    """A node, and where in the tree it stands: what it is part of, from the root down, and by which steps."""

    node: nodes.Node
    above: tuple
    path: tuple

    @property
    def parent(self):
        return self.above[-1] if self.above else None

    @property
    def field(self):
        return self.path[-1][0] if self.path else None


def sites(node, above=(), path=()):
    """Every node from the root down, a parent before its children."""
    yield Site(node, above, path)
    for name, value in node.iter_fields():
        many = isinstance(value, list)
        for number, child in enumerate(value if many else [value]):
            if isinstance(child, nodes.Node):
                yield from sites(child, (*above, node), (*path, (name, number if many else None)))


def clone(value):
    if isinstance(value, list):
        return [clone(item) for item in value]
    if not isinstance(value, nodes.Node):
        return value
    copy = type(value)(*(clone(getattr(value, name, None)) for name in value.fields))
    copy.lineno = value.lineno
    return copy


def changed(node, **fields):
    """The node with some of its fields changed; the others are shared with it."""
    values = (fields.get(name, getattr(node, name)) for name in node.fields)
    return type(node)(*values, lineno=node.lineno)


def replaced(tree, path, replacement):
    """A copy of the tree with another node, or a list of statements, at the path."""
    root = clone(tree)
    holder = root
    for step in path[:-1]:
        holder = part(holder, step)
    name, number = path[-1]
    fresh = clone(replacement)
    if number is None:
        setattr(holder, name, fresh)
    else:
        getattr(holder, name)[number : number + 1] = fresh if isinstance(fresh, list) else [fresh]
    return root


def part(node, step):
    name, number = step
    value = getattr(node, name)
    return value if number is None else value[number]
