"""Jinja expressions written out again, so that a report can name the operand it speaks of."""

from jinja2 import nodes

COMPARISONS = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}
BINARY = {nodes.And: "and", nodes.Or: "or", nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Mod: "%"}


def written(node):
    """`not loop.last and reasoning_content` for its syntax tree; operators inside an operator stand in brackets."""
    if type(node) in BINARY:
        return f"{operand(node.left)} {BINARY[type(node)]} {operand(node.right)}"
    writer = WRITERS.get(type(node))
    return writer(node) if writer else f"<{type(node).__name__}>"


def operand(node):
    return f"({written(node)})" if type(node) in BINARY or isinstance(node, nodes.Compare) else written(node)


def statement_text(node):
    """`print message.content`, `set content = ''`; of a statement with a body only what it is: `if`, `for`."""
    if isinstance(node, nodes.Output):
        return f"print {', '.join(map(written, node.nodes))}"
    if isinstance(node, nodes.Assign):
        return f"set {written(node.target)} = {written(node.node)}"
    return type(node).__name__.lower()


def arguments(node):
    named = [f"{pair.key}={written(pair.value)}" for pair in node.kwargs]
    return ", ".join([*map(written, node.args), *named])


def compare(node):
    parts = [f"{COMPARISONS[part.op]} {operand(part.expr)}" for part in node.ops]
    return " ".join([operand(node.expr), *parts])


def test(node):
    given = f"({arguments(node)})" if node.args or node.kwargs else ""
    return f"{operand(node.node)} is {node.name}{given}"


def condition(node):
    otherwise = f" else {operand(node.expr2)}" if node.expr2 else ""
    return f"{operand(node.expr1)} if {written(node.test)}{otherwise}"


def slice_of(node):
    parts = [node.start, node.stop, node.step]
    return ":".join("" if part is None else written(part) for part in parts)


WRITERS = {
    nodes.Name: lambda node: node.name,
    nodes.NSRef: lambda node: f"{node.name}.{node.attr}",
    nodes.Const: lambda node: repr(node.value),
    nodes.TemplateData: lambda node: repr(node.data),
    nodes.Getattr: lambda node: f"{operand(node.node)}.{node.attr}",
    nodes.Getitem: lambda node: f"{operand(node.node)}[{written(node.arg)}]",
    nodes.Slice: slice_of,
    nodes.Call: lambda node: f"{operand(node.node)}({arguments(node)})",
    nodes.Filter: lambda node: f"{operand(node.node)} | {node.name}" + (f"({arguments(node)})" if node.args else ""),
    nodes.Test: test,
    nodes.CondExpr: condition,
    nodes.Not: lambda node: f"not {operand(node.node)}",
    nodes.Neg: lambda node: f"-{operand(node.node)}",
    nodes.Compare: compare,
    nodes.Concat: lambda node: " ~ ".join(map(operand, node.nodes)),
    nodes.List: lambda node: f"[{', '.join(map(written, node.items))}]",
    nodes.Tuple: lambda node: ", ".join(map(written, node.items)),
}
