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


def changed(node, /, **fields):
    """The node with some of its fields changed; the others are shared with it."""
    values = (fields.get(name, getattr(node, name)) for name in node.fields)
    return type(node)(*values, lineno=node.lineno, environment=node.environment)


def replaced(tree, path, replacement):
    """The tree with another node, or a list of statements, at the path; what is not above the path is shared with it."""
    if not path:
        return replacement
    (name, number), *below = path
    value = getattr(tree, name)
    if number is None:
        return changed(tree, **{name: replaced(value, below, replacement)})
    fresh = replaced(value[number], below, replacement)
    return changed(tree, **{name: [*value[:number], *(fresh if isinstance(fresh, list) else [fresh]), *value[number + 1 :]]})


def part(node, step):
    name, number = step
    value = getattr(node, name)
    return value if number is None else value[number]
