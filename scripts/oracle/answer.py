"""`oracle.py answer`: one JSON request per input line, one JSON answer per output line."""

import json
import sys

from .manifest import read_manifest

DEFAULT_TEMPLATE = "qwen3"


class Answerer:
    def __init__(self, folder, with_spans):
        manifest = read_manifest()
        self.rows = {row["id"]: row for row in manifest["templates"] + manifest["masks"]}
        self.folder = folder
        self.with_spans = with_spans
        self.templates = {}

    def template(self, template_id):
        if template_id not in self.templates:
            if template_id not in self.rows:
                raise ValueError(f"unknown template {template_id!r}")
            self.templates[template_id] = self.folder.template(self.rows[template_id])
        return self.templates[template_id]

    def render(self, request):
        template = self.template(request.get("template") or DEFAULT_TEMPLATE)
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
