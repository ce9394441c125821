"""Probes put into the syntax tree of a template: which statements ran, and how each condition came out.

{%- if a and not b %}       probes: the test, `a` and `not b`: true and false each; the statement in the body: reached
{%- for x in xs %}          probe: entered, empty
"""

from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.ext import Extension

from .expressions import statement_text, written

OUTCOMES = {
    "statement": {"reached"},
    "test": {"true", "false"},
    "operand": {"true", "false"},
    "loop": {"entered", "empty"},
}

# Where a node keeps statements, as opposed to expressions. The elif_ of an If holds Ifs that are no statements.
BODIES = ("body", "else_")


@dataclass
class Probe:
    kind: str
    line: int
    text: str  # the operand, condition or loop header itself
    condition: str  # the whole condition that an operand belongs to
    seen: set = field(default_factory=set)

    def missing(self):
        return sorted(OUTCOMES[self.kind] - self.seen)


class Recorder(Extension):
    """Called from the instrumented template; every method gives back the value it was handed."""

    def __init__(self, environment):
        super().__init__(environment)
        self.probes = []

    def statement(self, number):
        self.probes[number].seen.add("reached")

    def condition(self, number, value):
        self.probes[number].seen.add("true" if value else "false")
        return value

    def loop(self, number, items):
        items = items if hasattr(items, "__len__") else list(items)
        self.probes[number].seen.add("entered" if len(items) else "empty")
        return items


class Instrument:
    """Rewrites the tree in place."""

    def __init__(self, probes):
        self.probes = probes

    def statements(self, body):
        return [part for node in body for part in self.statement(node)]

    def statement(self, node):
        probe = self.probe("statement", node, statement_text(node))
        self.inside(node)
        return [nodes.ExprStmt(self.call("statement", probe, node), lineno=node.lineno), node]

    def inside(self, node):
        """The tests, loops and bodies of one node, and of the expressions in it."""
        if isinstance(node, (nodes.If, nodes.CondExpr)):
            node.test = self.test(node.test)
        elif isinstance(node, nodes.For):
            self.for_loop(node)
        for body in BODIES:
            if isinstance(getattr(node, body, None), list):
                setattr(node, body, self.statements(getattr(node, body)))
        for child in node.iter_child_nodes(exclude=(*BODIES, "test")):
            self.inside(child)

    def for_loop(self, node):
        probe = self.probe("loop", node, f"for {written(node.target)} in {written(node.iter)}")
        node.iter = self.call("loop", probe, node, node.iter)
        if node.test is not None:
            node.test = self.test(node.test)

    def test(self, node):
        condition = written(node)
        probe = self.probe("test", node, condition)
        return self.call("condition", probe, node, self.operands(node, condition))

    def operands(self, node, condition):
        if isinstance(node, nodes.Not):
            node.node = self.operands(node.node, condition)
        elif isinstance(node, (nodes.And, nodes.Or)):
            node.left, node.right = (self.operand(side, condition) for side in (node.left, node.right))
        return node

    def operand(self, node, condition):
        probe = self.probe("operand", node, written(node), condition)
        return self.call("condition", probe, node, self.operands(node, condition))

    def probe(self, kind, node, text, condition=None):
        self.probes.append(Probe(kind, node.lineno, text, condition or text))
        return len(self.probes) - 1

    def call(self, method, number, node, *values):
        recorder = nodes.ExtensionAttribute(Recorder.identifier, method, lineno=node.lineno)
        arguments = [nodes.Const(number, lineno=node.lineno), *values]
        return nodes.Call(recorder, arguments, [], None, None, lineno=node.lineno)


def compile_with_probes(environment):
    """A compiler for ChatTemplate that instruments what it compiles; its probes stand in the Recorder."""

    def compile_source(source):
        tree = environment.parse(source)
        probes = environment.extensions[Recorder.identifier].probes
        tree.body = Instrument(probes).statements(tree.body)
        tree.set_environment(environment)
        code = environment.compile(tree)
        return environment.template_class.from_code(environment, code, environment.make_globals(None), None)

    return compile_source
