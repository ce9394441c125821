"""Why no golden case can kill a mutant that survives. A row that excuses no survivor fails the run."""

from . import arguments, content, queries, thinking, tools

EQUIVALENTS = [*queries.ROWS, *thinking.ROWS, *content.ROWS, *tools.ROWS, *arguments.ROWS]


def reason(template_id, name):
    """The reason of the first row that speaks of the mutant, or None."""
    return next((row.reason for row in EQUIVALENTS if row.holds_for(template_id, name)), None)


def idle(template_id, names):
    """Patterns that speak of a template, and of none of its survivors."""
    rows = [row for row in EQUIVALENTS if template_id in row.templates]
    return [
        text
        for row in rows
        for text in row.mutants
        if not any(row._replace(mutants=(text,)).holds_for(template_id, name) for name in names)
    ]
