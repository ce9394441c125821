"""Methods and filters that cut, split and search texts."""

from jinja2 import nodes

from ..tree import changed
from .change import instead

STRIPS = ("strip", "lstrip", "rstrip")
BLANKS = (" ", "\r\n")
SEARCHES = {"startswith": "endswith", "endswith": "startswith"}


def method(node):
    """The name of a called method: `lstrip` for `content.lstrip('\\n')`"""
    return node.node.attr if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) else None


def called(node, name, *args):
    return nodes.Call(nodes.Getattr(node, name, "load"), list(args), [], None, None)


def stripped(site):
    """`x.lstrip('\\n')` -> `x`, `x.rstrip('\\n')`, `x.lstrip()`, `x.lstrip(' ')`"""
    name, node = method(site.node), site.node
    if name not in STRIPS:
        return
    text = node.node.node
    yield instead(site, text)
    yield from (instead(site, called(text, other, *node.args)) for other in STRIPS if other != name)
    yield instead(site, called(text, name))
    yield from (instead(site, called(text, name, nodes.Const(blanks))) for blanks in BLANKS)


def trimmed(site):
    """`x | trim` -> `x | trim('\\n')`, `x.lstrip()`; `filtered` has dropped it"""
    if isinstance(site.node, nodes.Filter) and site.node.name == "trim":
        text = nodes.Filter(site.node.node, "string", [], [], None, None)
        yield from (instead(site, called(text, name)) for name in STRIPS[1:])
        yield from (instead(site, changed(site.node, args=[nodes.Const(blanks)])) for blanks in ("\n", " \n", " \t\r\n"))


def split(site):
    """`x.split(y)[0]` -> `x.rsplit(y, 1)[0]`, `x.split(y)[-1]` -> `x.split(y, 1)[-1]`: at the other end of several"""
    if method(site.node) == "split" and isinstance(site.parent, nodes.Getitem):
        text, (separator,) = site.node.node.node, site.node.args
        name = "split" if isinstance(site.parent.arg, nodes.Neg) else "rsplit"
        yield instead(site, called(text, name, separator, nodes.Const(1)))


def searched(site):
    """`x.startswith(y)` -> `x.endswith(y)`, `y in x`"""
    name = method(site.node)
    if name in SEARCHES:
        text, (part,) = site.node.node.node, site.node.args
        yield instead(site, called(text, SEARCHES[name], part))
        yield instead(site, nodes.Compare(part, [nodes.Operand("in", text)]))
