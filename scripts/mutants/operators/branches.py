"""Statements dropped, branches emptied and exchanged."""

from jinja2 import nodes

from ..tree import changed
from .change import Change, shown

BODIES = ("body", "else_")


def dropped(site):
    """A statement, an `elif`, or one of the things that a row of prints prints."""
    if site.field in (*BODIES, "elif_") and not isinstance(site.node, nodes.CallBlock):
        yield Change(shown(site.node), "nothing", [])
    elif isinstance(site.parent, nodes.Output) and len(site.parent.nodes) > 1 and not is_literal(site.node):
        yield Change(f"print {shown(site.node)}", "nothing", [])


def is_literal(node):
    return isinstance(node, (nodes.Const, nodes.TemplateData))


def emptied(site):
    """A branch, loop or macro of two statements or more; of one, it is that statement dropped."""
    for field in BODIES:
        body = getattr(site.node, field, None)
        if isinstance(body, list) and len(body) > 1 and not isinstance(site.node, (nodes.Template, nodes.CallBlock)):
            name = "else of " if field == "else_" else "all in "
            yield Change(name + shown(site.node), "nothing", changed(site.node, **{field: []}))


def exchanged(site):
    """The bodies of neighbouring branches; for `if` and `else` alone, it is the condition negated."""
    if not isinstance(site.node, nodes.If) or site.field == "elif_" or not site.node.elif_:
        return
    bodies = [site.node.body, *(branch.body for branch in site.node.elif_)]
    if site.node.else_:
        bodies.append(site.node.else_)
    for number in range(len(bodies) - 1):
        if bodies[number] == bodies[number + 1]:
            continue
        swapped = [*bodies]
        swapped[number : number + 2] = bodies[number + 1], bodies[number]
        yield Change(f"branch {number + 1} of {shown(site.node)}", "the one after it", with_bodies(site.node, swapped))


def with_bodies(node, bodies):
    branches = [changed(branch, body=body) for branch, body in zip(node.elif_, bodies[1:], strict=False)]
    return changed(node, body=bodies[0], elif_=branches, else_=bodies[-1] if node.else_ else [])


def marked(site):
    """`{% generation %}`: around nothing, around less"""
    if isinstance(site.node, nodes.CallBlock):
        body = site.node.body
        yield Change("generation", "its body", body)
        yield Change("generation", "without its first statement", [body[0], changed(site.node, body=body[1:])])
        yield Change("generation", "without its last statement", [changed(site.node, body=body[:-1]), body[-1]])
