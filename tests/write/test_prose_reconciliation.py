"""What the report says of the software: that counts agree only where an export shows it."""

from __future__ import annotations

import pandas as pd
import pytest

from conftest import REPOSITORY
from helpers.analyse.reconcile import reconcile, reconciled
from helpers.project import Project
from helpers.tables.cleaned import COUNTS
from helpers.tables.findings import found
from helpers.tables.reconciled import SOFTWARE
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import reconciliation

COUNTED = {"records": 10, "documents": 200, "pages": 3000}


def edition(*software: dict[str, object]) -> Edition:
    """A year with two fonds, and what the software has of them."""
    rows = [
        {"year": 2021, "number": at, "fonds": f"Phông {name}", "fonds_key": name, **COUNTED}
        for at, name in ((1, "a"), (2, "b"))
    ]
    counts = COUNTS.of([*rows])
    shared = {"rows": 5, "doubled": 0, "documents_blank": 0, "pages_blank": 0, "source_file": "software.csv"}
    taken = (
        SOFTWARE.of([{**shared, **COUNTED, "fonds": f"Phông {row['fonds_key']}", **row} for row in software])
        if software
        else None
    )
    held = reconcile(counts, taken)
    tables = {"reconciliation": held, "findings_clean": found(**reconciled(held, taken))}
    return Edition(Project.open(REPOSITORY).settings, 2021, Facts(lambda table: tables[table.name]))


def text(shown: Edition) -> str:
    return " ".join(sentence.text for sentence in reconciliation.outcome(shown).sentences)


def test_without_an_export_it_is_said_that_there_is_none() -> None:
    assert text(edition()) == "Chưa có dữ liệu xuất từ phần mềm để đối chiếu khối lượng."
    assert reconciliation.table(edition()).html == ""


def test_what_agrees_wholly_is_said_so_and_needs_no_table() -> None:
    shown = edition({"fonds_key": "a"}, {"fonds_key": "b"})
    assert text(shown).endswith("lưu trữ: 2 trong 2 phông của báo cáo khớp cả hồ sơ, văn bản và trang.")
    assert reconciliation.table(shown).html == ""


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"fonds_key": "b", "pages": 2999}, "; 1 phông có khối lượng lệch."),
        ({"fonds_key": "b", "pages": pd.NA}, "; 1 phông chưa đối chiếu được vì một bên để trống số liệu."),
        (
            {"fonds_key": "c"},
            "; 1 phông trong báo cáo không có trong phần mềm và 1 phông trong phần mềm không có trong báo cáo.",
        ),
        ({"fonds_key": "b", "doubled": 1200}, "trang. Dữ liệu xuất có 1.200 dòng ghi lại mã hồ sơ đã có."),
    ],
)
def test_what_does_not_agree_is_counted(second: dict[str, object], told: str) -> None:
    assert text(edition({"fonds_key": "a"}, second)).endswith(told)


def test_the_table_has_what_differs_with_facts_and_a_dash_for_what_is_blank() -> None:
    shown = reconciliation.table(edition({"fonds_key": "a", "pages": 2990}, {"fonds_key": "b", "pages": pd.NA}))
    assert isinstance(shown, DataTable)
    cells = [[getattr(cell, "printed", getattr(cell, "text", cell)) for cell in row] for row in shown.rows]
    assert cells == [
        ["Phông a", "trang", "3.000", "2.990", "−10", "Lệch"],
        ["Phông b", "trang", "3.000", "–", "–", "Chưa đối chiếu được"],
    ]
    assert [fact.id for fact in shown.facts][:2] == [
        "reconciliation.1.pages.reported",
        "reconciliation.1.pages.software",
    ]
