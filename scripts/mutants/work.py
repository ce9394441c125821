"""All mutants of some templates, judged by several processes."""

import signal
from functools import lru_cache
from multiprocessing import get_context
from typing import NamedTuple

from oracle import OracleError
from oracle.goldens import read_cases
from oracle.manifest import all_rows, read_manifest

from .catalogue import Catalogue
from .expected import asked
from .judge import Judge
from .reach import reaching, statement_of
from .share import EVERYTHING

CHUNK = 25  # mutants handed over at once


class Task(NamedTuple):
    template_id: str
    start: int


class Work:
    """The templates of a folder, each with its mutants and its cases, read when first asked for."""

    def __init__(self, folder, share=EVERYTHING):
        self.folder = folder
        self.share = share
        self.rows = {row["id"]: row for row in all_rows(read_manifest())}
        self.cases = read_cases()
        self.reached = {}
        self.catalogue = lru_cache(maxsize=None)(self._catalogue)
        self.judge = lru_cache(maxsize=None)(self._judge)

    def _catalogue(self, template_id):
        return Catalogue(self.folder.source(self.rows[template_id]))

    def _judge(self, template_id):
        row = self.rows[template_id]
        return Judge(row, asked(row, self.rows, self.cases))

    def reach(self, template_id):
        """For each statement of a template the cases that reach it; OracleError if its golden file is of another text."""
        catalogue, judge = self.catalogue(template_id), self.judge(template_id)
        differing = judge.killer(catalogue.compiled(catalogue.code()), judge.order)
        if differing is not None:
            raise OracleError(f"{template_id} answers {judge.asked[differing].case['id']} otherwise than its golden file")
        return reaching(catalogue.source, judge.row, judge.asked)

    def verdicts(self, task):
        chosen = self.catalogue(task.template_id).mutants[task.start : task.start + CHUNK]
        return task, [self.verdict(task.template_id, mutant) for mutant in chosen]

    def verdict(self, template_id, mutant):
        catalogue, judge = self.catalogue(template_id), self.judge(template_id)
        try:
            template = catalogue.compiled(catalogue.code(mutant))
        except Exception as error:  # no mutant, though it would count as killed
            raise OracleError(f"{template_id}: {mutant.name} does not compile: {error!r}") from error
        reached = self.reached[template_id][statement_of(mutant.path)]
        return judge.verdict(template, reached.intersection(self.share.numbers(template_id, mutant.name, len(judge.asked))))


def judged(work, template_ids, jobs, progress):
    """Pairs of mutant and verdict by template; `progress` is told how many of how many are done."""
    global shared
    shared = work
    with pool_of(jobs) as pool:
        work.reached = dict(zip(template_ids, pool.map(reach_task, template_ids, chunksize=1), strict=True))
    found = {template_id: [] for template_id in template_ids}
    total = sum(len(work.catalogue(template_id).mutants) for template_id in template_ids)
    with pool_of(jobs) as pool:
        done = 0
        for task, verdicts in pool.imap(judge_task, tasks_of(work, template_ids)):
            found[task.template_id] += verdicts
            done += len(verdicts)
            progress(done, total)
    return {key: list(zip(work.catalogue(key).mutants, verdicts, strict=True)) for key, verdicts in found.items()}


def pool_of(jobs):
    """Processes that leave Ctrl-C to the one that waits for them."""
    return get_context("fork").Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN))


def tasks_of(work, template_ids):
    return [
        Task(template_id, start)
        for template_id in template_ids
        for start in range(0, len(work.catalogue(template_id).mutants), CHUNK)
    ]


shared = None  # the work, for the processes forked off


def reach_task(template_id):
    return shared.reach(template_id)


def judge_task(task):
    return shared.verdicts(task)
