"""spec/mutation/templates.json: for each template how many mutants there are, and why the survivors survive."""

import json
from collections import Counter

from oracle.json_lines import dumps, write
from oracle.manifest import all_rows, read_manifest

from . import REPORT
from .judge import KILLED, RAISES, SURVIVES
from .reasons import reason


def row(template_id, judged):
    """The row of one template; its score is the share that is killed of the mutants that are not equivalent."""
    counts = Counter(verdict for _, verdict in judged)
    grouped = {}
    for mutant, verdict in judged:
        if verdict == SURVIVES:
            grouped.setdefault(reason(template_id, mutant.name), []).append(mutant.name)
    killed = counts[KILLED] + counts[RAISES]
    missed = len(grouped.get(None, []))
    return {
        "mutants": len(judged),
        "killed": counts[KILLED],
        "raises": counts[RAISES],
        "equivalent": counts[SURVIVES] - missed,
        "score": round(killed / (killed + missed), 4),
        "survivors": [{"reason": reason, "mutants": names} for reason, names in grouped.items()],
    }


def survivors(row):
    """The reason of each survivor of a row, by name."""
    return {name: group["reason"] for group in row["survivors"] for name in group["mutants"]}


def read():
    return json.loads(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else {}


def save(rows):
    """In the order of the manifest."""
    REPORT.parent.mkdir(exist_ok=True)
    ids = [row["id"] for row in all_rows(read_manifest())]
    write(REPORT, to_text({key: rows[key] for key in ids if key in rows}))


def to_text(rows):
    return "{\n" + ",\n".join(f"{dumps(key)}: {row_text(value)}" for key, value in rows.items()) + "\n}\n"


def row_text(row):
    """One line for each survivor."""
    head = ", ".join(f"{dumps(key)}: {dumps(value)}" for key, value in row.items() if key != "survivors")
    groups = ",\n".join(group_text(group) for group in row["survivors"])
    return f'{{{head}, "survivors": [\n{groups}\n]}}'


def group_text(group):
    names = ",\n".join(f"  {dumps(name)}" for name in group["mutants"])
    return f'{{"reason": {dumps(group["reason"])}, "mutants": [\n{names}\n]}}'


def problems(found, recorded):
    """What a check has against the row that it found, given the one in the report."""
    listed, surviving = survivors(recorded), survivors(found)
    if found["mutants"] != recorded["mutants"]:
        yield f"there are {found['mutants']} mutants, and {recorded['mutants']} in the report"
    if found["score"] < recorded["score"]:
        yield f"the score is {found['score']}, below {recorded['score']} in the report"
    for name, reason in surviving.items():
        if reason is None:
            yield f"survives without a reason: {name}"
        elif name not in listed:
            yield f"survives, and is not in the report: {name}"
        elif reason != listed[name]:
            yield f"survives for another reason than in the report: {name}"
    yield from (f"is in the report, and is killed now: {name}" for name in listed if name not in surviving)
