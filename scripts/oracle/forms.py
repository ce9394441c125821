"""The forms of a template: as it is published, and as `"reasoning_history": "all"` asks for it."""

from .chat_template import KNOBS
from .manifest import all_rows

HISTORY = "reasoning_history"


class TemplateForms:
    def __init__(self, plain, read_training=None):
        self.plain = plain
        self.read_training = read_training
        self.knobs = plain.knobs + ([HISTORY] if read_training else [])

    def unread(self, request):
        """The knobs that a request gives and the template does not read."""
        given = [knob for knob in (*KNOBS, HISTORY) if request.get(knob) is not None]
        return [knob for knob in given if knob not in self.knobs]

    def text(self, request):
        return self.form(request).text(request)

    def text_and_spans(self, request):
        return self.form(request).text_and_spans(request)

    def form(self, request):
        history = request.get(HISTORY)
        if history is None:
            return self.plain
        if history != "all":
            raise ValueError(f"{HISTORY} is {history!r}, not 'all'")
        if self.read_training is None:
            raise ValueError(f"the template has no form for {HISTORY} 'all'")
        return self.read_training()


class TemplateSet:
    """The templates of the manifest by id, each read when it is first asked for."""

    def __init__(self, folder, manifest):
        self.folder = folder
        self.rows = {row["id"]: row for row in all_rows(manifest)}
        self.training = {row["training_of"]: row["id"] for row in manifest["training"]}
        self.made = {}

    def __getitem__(self, template_id):
        if template_id not in self.made:
            if template_id not in self.rows:
                raise ValueError(f"unknown template {template_id!r}")
            self.made[template_id] = self.read(template_id)
        return self.made[template_id]

    def read(self, template_id):
        plain = self.folder.template(self.rows[template_id])
        training = self.training.get(template_id)
        return TemplateForms(plain, (lambda: self[training].plain) if training else None)
