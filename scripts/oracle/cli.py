"""The command line of the oracle."""

import argparse
import sys

from . import OracleError, answer, coverage, goldens
from .manifest import TemplateFolder

DESCRIPTION = """\
Renders chats with the official Qwen3 templates, as Hugging Face transformers does.

The template files are not part of this project; scripts/fetch-templates.py DIR gets them.
Exit status: 0 all well, 1 a difference or a failed check, 2 wrong usage."""

TEMPLATES_HELP = "folder of the official template files (default: environment variable QWEN3_TEMPLATES)"


def build_parser():
    parser = argparse.ArgumentParser(
        prog="oracle.py", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--templates", metavar="DIR", help=TEMPLATES_HELP)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_goldens(commands, common)
    add_coverage(commands, common)
    add_answer(commands, common)
    return parser


def add_goldens(commands, common):
    command = commands.add_parser("goldens", parents=[common], help="write golden/*.json from golden/cases.json")
    command.add_argument("--check", action="store_true", help="compare with the files instead of writing them")
    add_only(command)
    command.set_defaults(run=goldens.run)


def add_coverage(commands, common):
    command = commands.add_parser(
        "coverage", parents=[common], help="tell which branches of the templates no golden case reaches"
    )
    add_only(command)
    command.set_defaults(run=coverage.run)


def add_answer(commands, common):
    command = commands.add_parser("answer", parents=[common], help="answer JSON Lines requests from standard input")
    command.add_argument("--spans", action="store_true", help="add the spans of {%% generation %%} in code points")
    command.set_defaults(run=answer.run)


def add_only(command):
    command.add_argument("--only", metavar="ID", action="append", help="this template only (may be repeated)")


def main(argv=None):
    args = build_parser().parse_args(argv)
    try:
        return args.run(args, TemplateFolder(args.templates))
    except OracleError as error:
        print(f"oracle.py: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
