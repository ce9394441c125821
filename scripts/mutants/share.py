"""What a check asks of the survivors in the report: a part of the cases, other ones each time."""

import random
from typing import NamedTuple


class Share(NamedTuple):
    """One case in so many for each survivor, drawn by the seed."""

    survivors: dict  # names by template
    part: int
    seed: int

    def numbers(self, template_id, name, count):
        """The numbers of the cases, out of so many; of a mutant that is no survivor, all of them."""
        if name not in self.survivors.get(template_id, ()):
            return range(count)
        return random.Random(f"{self.seed} {template_id} {name}").sample(range(count), -(-count // self.part))


EVERYTHING = Share({}, 1, 0)
