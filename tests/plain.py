"""The work of the notebooks as one plain script, without kernels and without files: what tests of the writers need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from helpers.analyse.assumptions import assumptions
from helpers.analyse.backlog import backlog, pages_left
from helpers.analyse.budget import budget
from helpers.analyse.changes import Build, changes, this_edition
from helpers.analyse.checks import check_report
from helpers.analyse.clearance import clearance
from helpers.analyse.compare import compare, plan_totals, yearly_totals
from helpers.analyse.history import conclusions
from helpers.analyse.horizon import Horizon
from helpers.analyse.missing import Known, missing
from helpers.analyse.mix import ByFonds
from helpers.analyse.money import money
from helpers.analyse.outcome import outcomes
from helpers.analyse.outlook import budget_table, finish_table, forecast_table
from helpers.analyse.path import path
from helpers.analyse.planned import targets_by_fonds
from helpers.analyse.profile import findings, profile
from helpers.analyse.reallocation import by_reason, reallocation
from helpers.analyse.reallocation import totals as reallocation_totals
from helpers.analyse.reconcile import reconcile, reconciled
from helpers.analyse.score import score, score_totals
from helpers.analyse.shortfall import shortfall
from helpers.analyse.standing import standing
from helpers.analyse.what_if import what_if
from helpers.project import Project
from helpers.read.released import read_forecasts, read_inputs, read_release
from helpers.read.report import Report, read_report
from helpers.read.sources import read_sources, read_versions
from helpers.read.typed.inputs import (
    read_costs,
    read_factors,
    read_funding,
    read_holdings,
    read_reasons,
    read_targets,
)
from helpers.settings import Plan
from helpers.tables.stored import STORED
from helpers.write.edition import Edition
from helpers.write.fact import Facts

Tables = dict[str, pd.DataFrame]


def edition_of(root: Path, year: int = 2021) -> Edition:
    """A year of a project as the writers see it."""
    project = Project.open(root)
    return edition_from(project, read_report(project, year))


def edition_from(project: Project, report: Report) -> Edition:
    """The same from a report that a test may have changed."""
    tables = received(project, report.year) | cleaned(project, report) | compared(project, report, report.year)
    tables |= forecast(project, report.counts, tables["comparison"], report.year)
    tables |= released(project, report.year, tables)
    return Edition(project.settings, report.year, Facts(lambda table: tables[table.name]))


def received(project: Project, year: int) -> Tables:
    """What the first notebook leaves of the files that it reads."""
    return {"sources": read_sources(project, year), "versions": read_versions()}


def cleaned(project: Project, report: Report) -> Tables:
    """What the first notebook leaves."""
    checks = check_report(report, project.settings.plausibility)
    stored = {name: getattr(report, name) for name in ("counts", "stated", "passages", "verdicts", "corrections")}
    held = reconcile(report.counts, report.software)
    found = outcomes(checks, reconciled(held, report.software))
    return {**stored, "reconciliation": held, "checks": checks, "findings_clean": found}


def compared(project: Project, report: Report, year: int) -> Tables:
    """What the second notebook leaves."""
    profiled = profile(report.counts, report.counts, project.settings.plausibility.ratio_factor)
    totals, plans = yearly_totals(report.counts), project.settings.plans
    targets, factors = read_targets(project, year), read_factors(project, year)
    comparison = compare(totals, targets, report.verdicts, plans, year, factors)
    stands = standing(report.counts, read_holdings(project, year), year)
    funded = money(read_funding(project, year), totals, year)
    of_year, costs = project.settings.plans_of(year), read_costs(project, year)
    by_fonds = ByFonds(targets_by_fonds(targets, of_year, year), costs, report.counts)
    moved = reallocation(report.counts, targets, read_reasons(project, year), project.settings.annual_plan(year), year)
    found = {
        "profile": profiled,
        "findings_compare": findings(profiled),
        "comparison": comparison,
        "path": path(totals, targets, plans, year, factors),
        "standing": stands,
        "money": funded,
        "shortfall": shortfall(comparison, funded, by_fonds, of_year, year),
        **_moved(moved, funded, plans),
    }
    return {**found, "missing": missing(Known(comparison, funded, stands, costs, moved), of_year, year)}


def _moved(moved: pd.DataFrame, funded: pd.DataFrame, plans: Sequence[Plan]) -> Tables:
    """The annual plan fonds by fonds."""
    found = {"reallocation_totals": reallocation_totals(moved, funded, plans), "reallocation_reasons": by_reason(moved)}
    return {"reallocation": moved, **found}


def forecast(project: Project, counts: pd.DataFrame, comparison: pd.DataFrame, year: int) -> Tables:
    """What the third notebook leaves."""
    volumes, (first, last) = yearly_totals(counts), project.settings.period(year)
    plan = project.settings.period_plan(year)
    money_ahead = budget(read_funding(project, year), plan.id, year) if plan else None
    horizon = Horizon(volumes, first, last, plan_totals(comparison, plan), money_ahead)
    held, factors = read_holdings(project, year), read_factors(project, year)
    left = pages_left(counts, held, factors, year)
    return {
        "forecast": forecast_table(horizon),
        "finish": finish_table(horizon),
        "budget": budget_table(horizon),
        "what_if": what_if(horizon),
        "assumptions": assumptions(horizon, left),
        "backlog": backlog(counts, held, factors, year),
        "clearance": clearance(volumes, left),
        "findings_forecast": conclusions(volumes),
        **_scored(project, volumes, year),
    }


def _scored(project: Project, volumes: pd.DataFrame, year: int) -> Tables:
    """The released forecasts beside what came."""
    scored = score(read_forecasts(project, year), volumes, project.settings.period)
    return {"score": scored, "score_totals": score_totals(scored)}


def released(project: Project, year: int, tables: Tables) -> Tables:
    """What the third notebook leaves at its end."""
    last = read_release(project, year)
    stored = {name: STORED[name].typed(frame) for name, frame in tables.items()}
    build = Build(year, project.settings.words_of(year), stored, read_inputs(project, year))
    changed = changes(build, last)
    return {"changes": changed, "edition": this_edition(build, last, changed)}
