"""Whether the golden cases tell a mutant from its template."""

import signal
from contextlib import contextmanager

from .expected import outcome_of

KILLED, RAISES, SURVIVES = "killed", "raises", "survives"
SECONDS = 10  # that one case may take
SAMPLE = 100  # cases, of those that the template gives a text


class TooSlow(BaseException):
    """No Exception, so that it does not pass for what the template raises."""


class Judge:
    """The cases of one template, those that killed last first."""

    def __init__(self, row, asked):
        self.row = row
        self.asked = asked
        self.order = list(range(len(asked)))
        with_text = [number for number, (_, expected) in enumerate(asked) if expected[0] == "text"]
        self.sample = with_text[:: max(1, len(with_text) // SAMPLE)]

    def verdict(self, template, reached):
        """Held against the cases of these numbers; `raises` is a killed mutant that gives a text to none of the sample."""
        numbers = [number for number in self.order if number in reached]
        killer = self.killer(template, numbers)
        if killer is None:
            return SURVIVES
        self.order.remove(killer)
        self.order.insert(0, killer)
        return KILLED if self.gives_text(template) else RAISES

    def killer(self, template, numbers):
        return next((number for number in numbers if self.outcome(template, number) != self.asked[number].outcome), None)

    def gives_text(self, template):
        return any(self.outcome(template, number)[0] == "text" for number in self.sample)

    def outcome(self, template, number):
        try:
            with time_limit(SECONDS):
                return outcome_of(template, self.row, self.asked[number].case)
        except TooSlow:
            return ("too slow",)


@contextmanager
def time_limit(seconds):
    def stop(*_):
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
