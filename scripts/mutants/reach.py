"""Which cases reach which statement of a template: a mutant can show only where its statement is run."""

from jinja2 import nodes
from jinja2.ext import Extension
from oracle.chat_template import ChatTemplate
from oracle.environment import chat_environment

from .expected import outcome_of
from .tree import clone, part, sites

BODIES = ("body", "else_")


class Footprints(Extension):
    """Called by every statement of a template before it runs."""

    def __init__(self, environment):
        super().__init__(environment)
        self.reached = set()

    def step(self, number):
        self.reached.add(number)


def statement_of(path):
    """The path of the innermost statement around a path, itself included."""
    depth = max(place for place, (field, number) in enumerate(path, 1) if field in BODIES and number is not None)
    return path[:depth]


def reaching(source, row, asked):
    """For the path of each statement, the numbers of the cases that run it."""
    environment = chat_environment(Footprints)
    tree = environment.parse(source)
    paths = [site.path for site in sites(tree) if site.path and statement_of(site.path) == site.path]
    template = ChatTemplate(source, environment, lambda _: with_steps(environment, tree, paths))
    footprints = environment.extensions[Footprints.identifier]
    found = {path: set() for path in paths}
    for number, (case, _) in enumerate(asked):
        footprints.reached.clear()
        outcome_of(template, row, case)
        for place in footprints.reached:
            found[paths[place]].add(number)
    return found


def with_steps(environment, tree, paths):
    marked = clone(tree)
    for number in reversed(range(len(paths))):  # from the end, so that what is put in moves no path still to come
        holder = marked
        for step in paths[number][:-1]:
            holder = part(holder, step)
        field, place = paths[number][-1]
        getattr(holder, field).insert(place, step_statement(number))
    marked.set_environment(environment).set_lineno(0)
    code = environment.compile(marked)
    return environment.template_class.from_code(environment, code, environment.make_globals(None), None)


def step_statement(number):
    attribute = nodes.ExtensionAttribute(Footprints.identifier, "step")
    return nodes.ExprStmt(nodes.Call(attribute, [nodes.Const(number)], [], None, None))
