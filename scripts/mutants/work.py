"""All mutants of some templates, judged by several processes."""

from functools import lru_cache
from multiprocessing import get_context
from typing import NamedTuple

from oracle import OracleError
from oracle.goldens import read_cases
from oracle.manifest import all_rows, read_manifest

from .catalogue import Catalogue
from .expected import asked
from .judge import RAISES, SURVIVES, Judge

CHUNK = 25  # mutants handed over at once


class Task(NamedTuple):
    template_id: str
    start: int


class Work:
    """The templates of a folder, each with its mutants and its cases, read when first asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = {row["id"]: row for row in all_rows(read_manifest())}
        self.cases = read_cases()
        self.catalogue = lru_cache(maxsize=None)(self._catalogue)
        self.judge = lru_cache(maxsize=None)(self._judge)

    def _catalogue(self, template_id):
        return Catalogue(self.folder.source(self.rows[template_id]))

    def _judge(self, template_id):
        row, catalogue = self.rows[template_id], self.catalogue(template_id)
        judge = Judge(catalogue.source, row, asked(row, self.rows, self.cases))
        differing = judge.killer(catalogue.compiled(catalogue.code()), judge.order)
        if differing is not None:
            raise OracleError(f"{template_id} answers {judge.asked[differing].case['id']} otherwise than its golden file")
        return judge

    def verdicts(self, task):
        catalogue, judge = self.catalogue(task.template_id), self.judge(task.template_id)
        chosen = catalogue.mutants[task.start : task.start + CHUNK]
        return task, [self.verdict(catalogue, judge, mutant) for mutant in chosen]

    def verdict(self, catalogue, judge, mutant):
        try:
            template = catalogue.compiled(catalogue.code(mutant))
        except Exception:  # whatever Jinja or Python has against it
            return RAISES
        return judge.verdict(template, mutant.path)


def judged(work, template_ids, jobs, progress):
    """Pairs of mutant and verdict by template; `progress` is told how many of how many are done."""
    found = {template_id: [] for template_id in template_ids}
    tasks = [
        Task(template_id, start)
        for template_id in template_ids
        for start in range(0, len(work.catalogue(template_id).mutants), CHUNK)
    ]
    total = sum(len(work.catalogue(template_id).mutants) for template_id in template_ids)
    global shared
    shared = work
    with get_context("fork").Pool(jobs) as pool:
        done = 0
        for task, verdicts in pool.imap(judge_task, tasks):
            found[task.template_id] += verdicts
            done += len(verdicts)
            progress(done, total)
    return {key: list(zip(work.catalogue(key).mutants, verdicts, strict=True)) for key, verdicts in found.items()}


shared = None  # the work, for the processes forked off


def judge_task(task):
    return shared.verdicts(task)
