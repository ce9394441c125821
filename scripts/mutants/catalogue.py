"""All mutants of a template: their names, and their compiled forms."""

import warnings
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from jinja2 import nodes
from oracle.chat_template import ChatTemplate

from .operators import OPERATORS
from .tree import replaced, sites


class Mutant(NamedTuple):
    name: str  # "20 and-or: x and y -> x or y"
    path: tuple
    replacement: nodes.Node | list


class Catalogue:
    """The mutants of one template text."""

    def __init__(self, source):
        self.source = source
        self.plain = ChatTemplate(source)
        environment = self.plain.environment
        environment.optimized = False  # constants computed beforehand: takes as long as all the rest
        environment.handle_exception = reraise  # without the lines of the template: takes longer than rendering it
        self.tree = environment.parse(source)

    @cached_property
    def mutants(self):
        return list(numbered(self.proposed()))

    def proposed(self):
        for site in sites(self.tree):
            for operator, changes in OPERATORS.items():
                for before, after, replacement in changes(site):
                    yield Mutant(f"{site.node.lineno} {operator}: {before} -> {after}", site.path, replacement)

    def own(self, replacement):
        """The replacement as part of the tree: what is new in it has neither environment nor line yet."""
        for node in replacement if isinstance(replacement, list) else [replacement]:
            node.set_environment(self.plain.environment).set_lineno(0)
        return replacement

    def code(self, mutant=None):
        """The Python that Jinja makes of a mutant, or of the template as it is."""
        tree = replaced(self.tree, mutant.path, self.own(mutant.replacement)) if mutant else self.tree
        return self.plain.environment.compile(tree, raw=True)

    def compiled(self, code):
        """The template that applies as the plain one does; whatever Jinja and Python raise if the code is none."""
        environment = self.plain.environment

        def compile_source(_):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of conditions that are always true
                loaded = compile(code, "<template>", "exec")
            return environment.template_class.from_code(environment, loaded, environment.make_globals(None), None)

        return ChatTemplate(self.source, environment, compile_source)


def reraise(source=None):
    raise


def numbered(mutants):
    """Names made unique: the second of a name ends in ` #2`."""
    seen = Counter()
    for mutant in mutants:
        seen[mutant.name] += 1
        again = seen[mutant.name]
        yield mutant if again == 1 else mutant._replace(name=f"{mutant.name} #{again}")
