"""`datapackage.json` is valid by the profile of the standard, and true of the tables beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from conftest import REPOSITORY
from helpers.checksum import sha256
from helpers.project import Project
from helpers.tables.cleaned import COUNTS, VERDICTS
from helpers.tables.inputs import TARGETS
from helpers.tables.stored import SCHEMA_VERSION, STORED
from helpers.tables.table import Column, Kind, Table
from helpers.write.datapackage import datapackage, schema
from helpers.write.prose.head import SIMULATED

PROFILE = Path(__file__).parent / "files/datapackage-2.0.json"
VALIDATOR = Draft7Validator(json.loads(PROFILE.read_text(encoding="utf-8")))
SETTINGS = Project.open(REPOSITORY).settings


def described(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "data/processed/2021/datapackage.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.xdist_group("built")
def test_it_is_valid_by_the_standard_s_own_profile(built: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(described(built))] == []


@pytest.mark.parametrize(
    "fault",
    [
        {"resources": []},
        {"resources": [{"name": "counts", "path": "../counts.csv"}]},
        {"resources": [{"name": "counts", "path": "a.csv", "schema": {"fields": [{"name": "a", "type": "Int64"}]}}]},
        {"resources": [{"name": "counts", "path": "a.csv", "bytes": "many"}]},
    ],
)
def test_a_description_that_breaks_the_standard_is_seen(fault: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(fault))


@pytest.mark.xdist_group("built")
def test_it_tells_rows_bytes_and_checksum_of_every_stored_table(built: Path) -> None:
    told = described(built)["resources"]
    assert [resource["name"] for resource in told] == list(STORED)
    for resource in told:
        path = built / "data/processed/2021" / resource["path"]
        assert (resource["bytes"], resource["hash"]) == (path.stat().st_size, f"sha256:{sha256(path)}")
        assert resource["rows"] == len(pd.read_csv(path))


@pytest.mark.xdist_group("built")
def test_the_fields_are_the_columns_of_the_files(built: Path) -> None:
    for resource in described(built)["resources"]:
        heads = pd.read_csv(built / "data/processed/2021" / resource["path"], nrows=0).columns
        assert [field["name"] for field in resource["schema"]["fields"]] == list(heads)


@pytest.mark.xdist_group("built")
def test_it_carries_the_version_of_the_stored_tables(built: Path) -> None:
    assert described(built)["schema_version"] == SCHEMA_VERSION


def test_a_field_tells_type_label_meaning_unit_and_limits() -> None:
    column = Column("level", "Cấp", "Cấp của cơ quan", Kind.WHOLE, "trang", "reported", required=True, among=("a", "b"))
    assert schema(Table("t", "T", ("level",), (column,)))["fields"] == [
        {
            "name": "level",
            "type": "integer",
            "title": "Cấp",
            "description": "Cấp của cơ quan",
            "unit": "trang",
            "status": "reported",
            "constraints": {"required": True, "enum": ["a", "b"]},
        }
    ]


@pytest.mark.parametrize(
    ("table", "name", "key"),
    [
        (COUNTS, "primaryKey", ["year", "number"]),
        (VERDICTS, "uniqueKeys", [["plan", "source_place"]]),
        (TARGETS, "uniqueKeys", [["plan", "version", "year", "measure", "fonds"]]),
    ],
)
def test_a_key_with_blanks_is_no_primary_key(table: Table, name: str, key: list[object]) -> None:
    assert schema(table)[name] == key


def test_the_example_is_marked_as_simulated_and_an_absent_table_left_out(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text('year,number\n2021,"1\n2"\n', encoding="utf-8")
    told = json.loads(datapackage(tmp_path, SETTINGS.model_copy(update={"simulated": True}), 2021))
    assert told["description"] == SIMULATED
    assert [(resource["name"], resource["rows"]) for resource in told["resources"]] == [("counts", 1)]
