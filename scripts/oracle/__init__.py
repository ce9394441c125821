"""The oracle: renders chats with the official templates, in the environment that transformers sets up for them."""

from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[2] / "golden"


class OracleError(Exception):
    """A failed check that a person can mend: another template text, a bad case."""

    exit_code = 1


class UsageError(OracleError):
    """The command line names something that is not there."""

    exit_code = 2
