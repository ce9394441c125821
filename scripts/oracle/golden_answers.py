"""What each template of the manifest answers to the golden cases, and how much of it its golden file holds."""

import json

from jinja2.exceptions import TemplateError

from . import GOLDEN, OracleError
from .forms import TemplateSet
from .manifest import read_manifest
from .phrases import spelled_out


def error_answer(error):
    """The name of the exception; with its words, if the template itself raised it by `raise_exception`."""
    name = type(error).__name__
    # jinja2's own errors are of subclasses.
    return {"error": name, "message": error.message} if type(error) is TemplateError else {"error": name}


def answer(template, case):
    try:
        return {"text": template.text(case)}
    except OracleError:
        raise
    except Exception as error:  # whatever a template raises is its answer
        return error_answer(error)


def answer_with_spans(template, case):
    """The answer, with spans if there are any; a continued message has none in Python."""
    if case.get("continue_final_message"):
        return answer(template, case)
    try:
        text, spans = template.text_and_spans(case)
        return {"text": text, "spans": spans} if spans else {"text": text}
    except OracleError:
        raise
    except Exception as error:  # whatever a template raises is its answer
        return error_answer(error)


def laid_over(base, answers):
    """The answers that differ from those of the base, less the text where that is the same."""
    differing = {}
    for case_id, given in answers.items():
        below = base[case_id]
        if given == below:
            continue
        same_text = "text" in given and given["text"] == below.get("text")
        differing[case_id] = {key: value for key, value in given.items() if not (same_text and key == "text")}
    return differing


class GoldenAnswers:
    def __init__(self, folder, cases):
        self.templates = TemplateSet(folder, read_manifest())
        self.rows = self.templates.rows
        self.cases = cases
        self.given = {}

    def stored(self, row):
        """What the golden file of the row holds."""
        if "text_of" in row:
            return self.spans(row)
        if "base" not in row:
            return self.full(row)
        base = self.rows.get(row["base"])
        if base is None:
            raise OracleError(f"{row['id']}: its base {row['base']} is not in the manifest")
        if "base" in base:
            raise OracleError(f"{row['id']}: its base {base['id']} has a base itself")
        return laid_over(self.base_answers(base), self.full(row))

    def base_answers(self, base):
        """As stored, where the template of the base is not at hand."""
        if self.templates.folder.has(base):
            return self.full(base)
        stored = json.loads((GOLDEN / f"{base['id']}.json").read_text(encoding="utf-8"))
        return spelled_out(stored["answers"], stored["phrases"])

    def knobs(self, row):
        """The knobs that the template reads; those of the plain one, for a training form."""
        return self.templates[row.get("training_of", row["id"])].knobs

    def full(self, row):
        if row["id"] not in self.given:
            asked = self.asked_in_training if "training_of" in row else self.asked
            self.given[row["id"]] = {case["id"]: asked(row, case) for case in self.cases}
        return self.given[row["id"]]

    def asked(self, row, case):
        forms = self.templates[row["id"]]
        unread = forms.unread(case)
        return {"unread": unread} if unread else answer(forms, case)

    def asked_in_training(self, row, case):
        plain = self.templates[row["training_of"]]
        unread = plain.unread(case)
        return {"unread": unread} if unread else answer_with_spans(self.templates[row["id"]].plain, case)

    def spans(self, row):
        """The spans of a masking template, which must print what its plain template prints."""
        mask, found = self.templates[row["id"]].plain, {}
        for case in self.cases:
            plain = self.asked(self.rows[row["text_of"]], case)
            if case.get("continue_final_message") or case.get("reasoning_history") or "text" not in plain:
                continue
            text, spans = mask.text_and_spans(case)
            if text != plain["text"]:
                raise OracleError(f"{case['id']}: the masking template prints another text than the plain one")
            if spans:
                found[case["id"]] = {"spans": spans}
        return found
