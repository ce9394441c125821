"""The long phrases of a template, which a golden file holds once.

"system\\nYou may call ...\\nuser" -> ["system\\n", 0, "\\nuser"], 0 being the first of the phrases
"""

import re

from jinja2 import nodes

SHORTEST = 60


def long_phrases(template, answers):
    """Every long string of the template that the answers hold, once, in its order."""
    tree = template.environment.parse(template.source)
    found = [node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)]
    found += [node.data for node in tree.find_all(nodes.TemplateData)]
    texts = [answer["text"] for answer in answers.values() if "text" in answer]
    long = dict.fromkeys(phrase for phrase in found if len(phrase) >= SHORTEST)
    return [phrase for phrase in long if any(phrase in text for text in texts)]


def with_numbers(text, phrases):
    """The text as a list of strings and numbers of phrases, or as it is if no phrase is in it."""
    if not phrases:
        return text
    longest_first = sorted(phrases, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, longest_first))})", text)
    if len(pieces) == 1:
        return text
    return [phrases.index(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def spelled_out(answers, phrases):
    """The answers of a golden file, with the phrases in place of their numbers."""

    def text(stored):
        return stored if isinstance(stored, str) else "".join(phrases[p] if isinstance(p, int) else p for p in stored)

    return {
        case_id: answer | {"text": text(answer["text"])} if "text" in answer else answer
        for case_id, answer in answers.items()
    }


def shortened(answers, phrases):
    return {
        case_id: answer | {"text": with_numbers(answer["text"], phrases)} if "text" in answer else answer
        for case_id, answer in answers.items()
    }
