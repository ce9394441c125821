"""`oracle.py coverage`: which branches of the official templates the golden cases reach."""

from . import OracleError
from .chat_template import ChatTemplate
from .environment import chat_environment
from .forms import HISTORY, TemplateSet
from .golden_answers import answer
from .goldens import read_cases
from .manifest import choose, read_manifest
from .probes import Recorder, compile_with_probes
from .unreachable import UNREACHABLE

LONGEST = 100  # characters of a statement in a report


def probed(source, cases, template_id):
    """The probes of a template after all cases; a probe must not change what is rendered."""
    environment = chat_environment(Recorder)
    instrumented = ChatTemplate(source, environment, compile_with_probes(environment))
    plain = ChatTemplate(source)
    for case in cases:
        if answer(instrumented, case) != answer(plain, case):
            raise OracleError(f"{template_id}: {case['id']} renders otherwise with probes than without")
    return environment.extensions[Recorder.identifier].probes


def excused(row, template_id, probe, outcome):
    return (
        template_id in row.templates
        and (row.condition, row.operand) == (probe.condition, probe.text)
        and row.outcome == outcome
    )


def judge(template_id, probes):
    """Missed outcomes, and rows of UNREACHABLE that do not hold, as pairs of line number (0: none) and words."""
    missed, rows = [], [row for row in UNREACHABLE if template_id in row.templates]
    for probe in probes:
        for outcome in probe.missing():
            if not any(excused(row, template_id, probe, outcome) for row in rows):
                part = "" if probe.text == probe.condition else f" in `{probe.condition}`"
                missed.append((probe.line, f"never {outcome}: {probe.kind} `{shown(probe.text)}`{part}"))
    return missed, [problem for row in rows for problem in stale(row, template_id, probes)]


def shown(text):
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def stale(row, template_id, probes):
    meant = [probe for probe in probes if (row.condition, row.operand) == (probe.condition, probe.text)]
    if not meant:
        yield 0, f"the table of unreachable outcomes speaks of `{row.operand}`, which the template does not have"
    for probe in meant:
        if row.outcome in probe.seen:
            yield probe.line, f"said to be unreachable, and was reached: `{row.operand}` {row.outcome}"


def report(template_id, source, probes):
    missed, wrong = judge(template_id, probes)
    total = sum(len(probe.missing()) + len(probe.seen) for probe in probes)
    reached = sum(len(probe.seen) for probe in probes)
    print(f"{template_id}: {reached} of {total} outcomes reached, {total - reached - len(missed)} cannot be")
    lines = source.split("\n")
    for line, words in sorted(missed + wrong):
        print(f"  line {line}: {words}\n    {lines[line - 1].strip()}" if line else f"  {words}")
    return not missed and not wrong


def compared(cases, templates, row):
    """The cases of which the golden file of the row holds an answer of this very template."""
    is_training = "training_of" in row
    forms = templates[row["training_of"] if is_training else row["id"]]
    return [case for case in cases if not forms.unread(case) and (is_training or not case.get(HISTORY))]


def run(args, folder):
    manifest, cases, results = read_manifest(), read_cases(), []
    templates = TemplateSet(folder, manifest)
    for row in choose(manifest["templates"] + manifest["training"], args.only):
        source = folder.source(row)
        results.append(report(row["id"], source, probed(source, compared(cases, templates, row), row["id"])))
    if not all(results):
        print("Write cases that reach them (scripts/cases), or the reason why none can (scripts/oracle/unreachable.py).")
    return 0 if all(results) else 1
