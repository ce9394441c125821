"""Tests of the kind of a value: `is string`, `is defined`."""

from jinja2 import nodes

from ..tree import changed
from .change import instead

# What a test could be taken for. The opposite of each is the work of `negated`.
OTHERS = {
    "string": ("defined", "iterable"),
    "mapping": ("defined", "iterable", "string"),
    "iterable": ("defined", "string", "mapping", "sequence"),
    "sequence": ("iterable", "string", "mapping"),
    "none": ("undefined",),
    "undefined": ("none",),
    "true": ("defined", "boolean"),
    "false": ("defined", "boolean"),
}
PLAIN = {"defined": lambda value: value, "true": lambda value: value, "false": nodes.Not, "undefined": nodes.Not}


def other_test(site):
    """`x is string` -> `x is defined`"""
    if isinstance(site.node, nodes.Test):
        for name in OTHERS.get(site.node.name, ()):
            yield instead(site, changed(site.node, name=name))


def truth(site):
    """`x is defined` -> `x`, `x is false` -> `not x`; `x is defined` -> `x is not none`"""
    if not isinstance(site.node, nodes.Test):
        return
    name, value = site.node.name, site.node.node
    if name in PLAIN:
        yield instead(site, PLAIN[name](value))
    if name == "defined":
        yield instead(site, nodes.Not(changed(site.node, name="none")))
