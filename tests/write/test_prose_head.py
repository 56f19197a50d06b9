"""The head of the page."""

from __future__ import annotations

from dataclasses import replace

from helpers.write.edition import Edition
from helpers.write.prose.head import SIMULATED, head


def test_real_figures_carry_no_notice(edition: Edition) -> None:
    assert "notice" not in head(edition).html


def test_simulated_figures_say_so_above_all_else(edition: Edition) -> None:
    simulated = replace(edition, settings=edition.settings.model_copy(update={"simulated": True}))
    assert head(simulated).html.startswith(f'<header class="head"><p class="notice">{SIMULATED}</p>')
