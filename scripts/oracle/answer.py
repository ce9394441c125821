"""`oracle.py answer`: one JSON request per input line, one JSON answer per output line."""

import json
import sys

from . import OracleError
from .forms import TemplateSet
from .manifest import read_manifest

DEFAULT_TEMPLATE = "qwen3"


class Answerer:
    def __init__(self, folder, with_spans):
        self.templates = TemplateSet(folder, read_manifest())
        self.with_spans = with_spans

    def render(self, request):
        template = self.templates[request.get("template") or DEFAULT_TEMPLATE]
        if not self.with_spans:
            return {"text": template.text(request)}
        text, spans = template.text_and_spans(request)
        return {"text": text, "spans": spans}

    def answer(self, line):
        identity = {}
        try:
            request = json.loads(line.decode("utf-8"))
            if "id" in request:
                identity = {"id": request["id"]}
            return identity | self.render(request)
        except OracleError:  # it says nothing of the request
            raise
        except Exception as error:  # whatever a template raises is its answer
            return identity | {"error": f"{type(error).__name__}: {error}"}


def run(args, folder):
    answerer = Answerer(folder, args.spans)
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        # ASCII output: a lone surrogate leaves as \ud800, which no UTF-8 byte sequence can say.
        sys.stdout.write(json.dumps(answerer.answer(line)) + "\n")
        sys.stdout.flush()
    return 0
