"""The Jinja environment of transformers 5.18: sandbox, white space rules, filters, globals and the generation tag."""

import json
from datetime import datetime

from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment


class GenerationTag(Extension):
    """`{% generation %}body{% endgeneration %}` prints its body, and notes where in the text the body came to stand.

    A position is the length of what was printed before the tag. It can be known only while the pieces of the text are
    drawn one by one: a template yields a piece before it computes the next one.
    """

    tags = {"generation"}

    def __init__(self, environment):
        super().__init__(environment)
        self.printed = 0
        self.spans = []

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        return nodes.CallBlock(self.call_method("note_span"), [], [], body).set_lineno(line)

    def note_span(self, caller):
        body = caller()
        self.spans.append((self.printed, self.printed + len(body)))
        return body

    def join(self, pieces):
        """The text made of the pieces, and the spans of the generation bodies in it, in code points."""
        self.printed, self.spans, text = 0, [], []
        for piece in pieces:
            text.append(piece)
            self.printed += len(piece)
        return "".join(text), list(self.spans)  # a copy: whoever renders without join() notes spans as well


def tojson(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    # Jinja's own filter of this name also writes < > & ' as \u003c and so on, which no model was trained on.
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def raise_exception(message):
    raise TemplateError(message)


def strftime_now(pattern):
    return datetime.now().strftime(pattern)


def chat_environment(*extensions):
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols", GenerationTag, *extensions]
    )
    environment.filters["tojson"] = tojson
    environment.globals["raise_exception"] = raise_exception
    environment.globals["strftime_now"] = strftime_now
    return environment
