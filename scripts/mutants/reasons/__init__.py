"""Why no golden case can kill a mutant that survives."""

from . import arguments, content, queries, thinking, tools

EQUIVALENTS = [*queries.ROWS, *thinking.ROWS, *content.ROWS, *tools.ROWS, *arguments.ROWS]


def reason(template_id, name):
    """The reason of the first row that speaks of the mutant, or None."""
    return next((row.reason for row in EQUIVALENTS if row.holds_for(template_id, name)), None)


def idle(surviving):
    """What the tables say in vain of the survivors, given as names by template."""
    for row in EQUIVALENTS:
        for template_id in row.templates:
            if not spoken_of(row, template_id, surviving):
                yield f"{template_id} has no survivor of which it is true that {row.reason}"
        for text in row.mutants:
            narrow = row._replace(mutants=(text,))
            if not any(spoken_of(narrow, template_id, surviving) for template_id in row.templates):
                yield f"no survivor is named {text}"


def spoken_of(row, template_id, surviving):
    return any(row.holds_for(template_id, name) for name in surviving.get(template_id, ()))
