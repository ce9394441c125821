"""The golden cases of a template and their stored answers: what a mutant is held against."""

import json
from typing import NamedTuple

from oracle import GOLDEN
from oracle.forms import HISTORY
from oracle.golden_answers import answer, answer_with_spans
from oracle.phrases import spelled_out


class Asked(NamedTuple):
    """A case, and the outcome that its golden answer tells."""

    case: dict
    outcome: tuple


def asked(row, rows, cases):
    """The cases of which the golden file of the row holds an answer of this very template."""
    stored = answers(row, rows)
    return [Asked(case, outcome(stored[case["id"]])) for case in cases if is_answered(row, case, stored)]


def is_answered(row, case, stored):
    if "unread" in stored.get(case["id"], {"unread": []}):
        return False
    if "text_of" in row:  # no spans are stored of these
        return not (case.get(HISTORY) or case.get("continue_final_message"))
    return "training_of" in row or not case.get(HISTORY)  # which a plain template leaves to its training form


def answers(row, rows):
    """The answers of a golden file by case, with what it leaves to the file of another template."""
    stored = json.loads((GOLDEN / f"{row['id']}.json").read_text(encoding="utf-8"))
    own = spelled_out(stored["answers"], stored["phrases"])
    if "text_of" in row:
        below = answers(rows[row["text_of"]], rows)
        return {key: given | own.get(key, {}) for key, given in below.items() if "text" in given}
    below = answers(rows[row["base"]], rows) if "base" in row else {}
    return below | {key: completed(given, below.get(key)) for key, given in own.items()}


def completed(given, below):
    return given if given.keys() & {"text", "error", "unread"} else {"text": below["text"], **given}


def outcome(given):
    """What counts of an answer: the text with its spans, or the words of `raise_exception`."""
    spans = [tuple(span) for span in given.get("spans", ())]
    return ("text", given["text"], spans) if "text" in given else ("raises", given.get("message"))


def outcome_of(template, row, case):
    """The outcome of a case, as the golden file of the row has it taken."""
    has_spans = "training_of" in row or "text_of" in row
    return outcome(answer_with_spans(template, case) if has_spans else answer(template, case))
