"""The command line of the mutants."""

import argparse
import os
import random
import sys

from oracle import OracleError
from oracle.manifest import TemplateFolder, all_rows, choose, read_manifest

from . import reasons, report
from .share import EVERYTHING, Share
from .work import Work, judged

DESCRIPTION = """\
Changes the official chat templates, one small thing at a time, and tells whether the golden cases notice.

Writes spec/mutation/templates.json: the count of mutants of each template, how many of them a golden case kills (by
another text, by other spans, by raising or not), and each survivor with the reason why no case can kill it.
The template files are not part of this project; scripts/fetch-templates.py DIR gets them.
Exit status: 0 all well, 1 a survivor has no reason or a check failed, 2 wrong usage, 130 interrupted."""

CHECK_HELP = """compare with the report instead of writing it: fails where the score is lower, where a survivor has no
reason or is not listed, and where a listed one is killed now"""
SHARE = 4
SHARE_HELP = f"""with --check, each survivor of the report is held against one case in N, drawn anew for each run, and
every other mutant against all of them; 1 for all cases in any event (default: {SHARE})"""
TEMPLATES_HELP = "folder of the official template files (default: environment variable QWEN3_TEMPLATES)"


def build_parser():
    parser = argparse.ArgumentParser(
        prog="mutate-templates.py", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--template", metavar="ID", action="append", help="this template only (may be repeated)")
    parser.add_argument("--check", action="store_true", help=CHECK_HELP)
    parser.add_argument("--share", metavar="N", type=int, default=SHARE, help=SHARE_HELP)
    parser.add_argument("--seed", metavar="S", type=int, help="of that share; printed when it is not given")
    parser.add_argument("--list", action="store_true", help="name the mutants, without judging them")
    parser.add_argument("--templates", metavar="DIR", help=TEMPLATES_HELP)
    parser.add_argument("--jobs", metavar="N", type=count, default=os.cpu_count(), help="processes (default: one per core)")
    return parser


def count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1 on is wanted")
    return number


def run(args):
    chosen = [row["id"] for row in choose(all_rows(read_manifest()), args.template)]
    recorded = report.read()
    share = share_of(args, recorded) if args.check else EVERYTHING
    work = Work(TemplateFolder(args.templates), share)
    if args.list:
        for template_id in chosen:
            print("\n".join(f"{template_id}: {mutant.name}" for mutant in work.catalogue(template_id).mutants))
        return 0
    rows = {key: report.row(key, found) for key, found in judged(work, chosen, args.jobs, progress).items()}
    if not args.check:
        report.save(recorded | rows)
    results = [told(args, key, row, recorded) for key, row in rows.items()]
    vain = list(reasons.idle({key: report.survivors(row) for key, row in (recorded | rows).items()}))
    print("".join(f"reasons: {words}\n" for words in vain), end="")
    if share.part > 1:
        print(f"each survivor of the report was held against one case in {share.part} (--seed {share.seed})")
    return 0 if all(results) and not vain else 1


def share_of(args, recorded):
    seed = random.randrange(2**31) if args.seed is None else args.seed
    return Share({key: report.survivors(row) for key, row in recorded.items()}, max(1, args.share), seed)


def told(args, key, row, recorded):
    """Prints what was found of a template; whether all is well."""
    problems = list(row_problems(args, key, row, recorded))
    print(summary(key, row))
    print("".join(f"  {problem}\n" for problem in problems), end="")
    return not problems


def row_problems(args, key, row, recorded):
    if not args.check:
        return report.problems(row, row)
    if key not in recorded:
        return ["the report has no such template: run again without --check"]
    return report.problems(row, recorded[key])


def summary(key, row):
    killed, left = row["killed"] + row["raises"], sum(len(group["mutants"]) for group in row["survivors"])
    return f"{key}: {row['mutants']} mutants, {killed} killed, {left} survive, {row['equivalent']} equivalent; score {row['score']}"


def progress(done, total):
    """On standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        return
    filled = 40 * done // total
    end = "\r\033[K" if done == total else ""
    print(f"\r{'█' * filled}{'░' * (40 - filled)} {done}/{total}{end}", end="", file=sys.stderr, flush=True)


def main(argv=None):
    try:
        return run(build_parser().parse_args(argv))
    except OracleError as error:
        print(f"mutate-templates.py: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
