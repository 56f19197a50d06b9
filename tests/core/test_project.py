"""A project folder: what is found in it, what is refused, and what stands in its files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import CommandError, DataError, RunError
from helpers.project import DRAFT, SETTINGS, STAGE, Project, Stage
from helpers.tables.cleaned import COUNTS, PASSAGES
from helpers.tables.findings import FINDINGS

ROW = {
    "fonds": "Sở Nội vụ",
    "fonds_key": "so noi vu",
    "agency": "Sở Nội vụ",
    "agency_key": "so noi vu",
    "level": "province",
}
STORED = (
    "year,number,fonds,fonds_key,agency,agency_key,level,place,records,documents,pages,source_file,source_place\n"
    "2021,1,Sở Nội vụ,so noi vu,Sở Nội vụ,so noi vu,province,,2147,,330345,,\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The settings of the repository, and two years with a folder each."""
    for year in ("2021", "2022"):
        (tmp_path / "data/raw" / year).mkdir(parents=True)
    shutil.copy(Path(__file__).parents[2] / SETTINGS, tmp_path / SETTINGS)
    return Project.open(tmp_path)


def counts(year: int = 2021, **columns: object) -> pd.DataFrame:
    """One fonds."""
    return COUNTS.of([{**ROW, "year": year, "number": 1, "records": 2147, "pages": 330345, **columns}])


def publish(project: Project, frame: pd.DataFrame, year: int) -> None:
    Stage(project.published(year), project.published(year)).save(COUNTS, frame)


def test_a_folder_without_settings_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        Project.open(tmp_path)
    assert caught.value.code == "project-absent"
    assert caught.value.faults[0].arguments == {"folder": str(tmp_path), "settings": "data/raw/project.toml"}


def test_a_project_whose_settings_are_at_fault_is_not_opened(project: Project) -> None:
    (project.root / SETTINGS).write_text("schema_version = 1", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Project.open(project.root)
    assert caught.value.code == "settings-missing"


def test_a_project_may_be_named_by_a_text(project: Project) -> None:
    assert Project.open(str(project.root)) == project


def test_paths_are_shown_from_the_project_folder(project: Project) -> None:
    assert project.shown(project.root / SETTINGS) == "data/raw/project.toml"


def test_the_years_are_the_folders_with_a_number_for_a_name(project: Project) -> None:
    for name in ("plan", "1999", "²", ".2020"):
        (project.root / "data/raw" / name).mkdir()
    (project.root / "data/raw/2030").touch()
    assert project.years() == [1999, 2021, 2022]


def test_an_unknown_year_is_refused_with_those_known(project: Project) -> None:
    with pytest.raises(CommandError) as caught:
        project.received(2019)
    assert caught.value.code == "year-unknown"
    assert caught.value.faults[0].arguments["known"] == "2021, 2022"


def test_an_unknown_year_is_refused_where_none_is_known(project: Project) -> None:
    for year in ("2021", "2022"):
        (project.root / "data/raw" / year).rmdir()
    with pytest.raises(CommandError) as caught:
        project.received(2021)
    assert caught.value.faults[0].arguments["known"] == "–"


@pytest.mark.parametrize("year", [True, "2021", 2021.0, None])
def test_a_year_of_another_type_is_refused(project: Project, year: int) -> None:
    with pytest.raises(CommandError) as caught:
        project.received(year)
    assert caught.value.code == "year-type"
    assert caught.value.faults[0].arguments == {"found": repr(year)}


def test_a_year_without_a_report_is_refused(project: Project) -> None:
    (project.root / "data/raw/2021/report.d").mkdir()
    with pytest.raises(DataError, match="data/raw/2021: ") as caught:
        project.report_file(2021)
    assert caught.value.code == "report-absent"


def test_a_year_with_two_reports_is_refused_with_both(project: Project) -> None:
    for name in ("report.txt", "report.md"):
        (project.root / "data/raw/2021" / name).touch()
    with pytest.raises(DataError, match=r"data/raw/2021: .*report\.md, report\.txt") as caught:
        project.report_file(2021)
    assert caught.value.code == "report-several"


def test_the_report_is_found_whatever_its_ending(project: Project) -> None:
    report = project.root / "data/raw/2021/report.docx"
    report.touch()
    (report.parent / "assessment.md").touch()
    assert project.report_file(2021) == report


def test_a_table_that_no_notebook_left_is_refused(project: Project) -> None:
    with pytest.raises(DataError) as caught:
        project.stage(DRAFT, 2021).load(COUNTS)
    assert caught.value.code == "table-absent"
    assert caught.value.faults[0].arguments == {"table": "counts", "year": "2021"}


def test_a_draft_falls_back_to_what_is_published(project: Project) -> None:
    publish(project, counts(pages=1), 2021)
    assert project.stage(DRAFT, 2021).load(COUNTS)["pages"].tolist() == [1]


def test_a_draft_goes_before_what_is_published(project: Project) -> None:
    publish(project, counts(pages=1), 2021)
    project.stage(DRAFT, 2021).save(COUNTS, counts(pages=2))
    assert project.stage(DRAFT, 2021).load(COUNTS)["pages"].tolist() == [2]


def test_a_draft_leaves_what_is_published_alone(project: Project) -> None:
    publish(project, counts(), 2021)
    project.stage(DRAFT, 2021).save(COUNTS, counts(pages=2))
    assert (project.root / "data/processed/2021/counts.csv").read_text(encoding="utf-8") == STORED
    assert (project.root / "data/processed/draft/2021/counts.csv").is_file()


def test_the_pipelines_stage_never_falls_back_to_what_is_published(project: Project) -> None:
    publish(project, counts(), 2021)
    with pytest.raises(DataError, match='The table "counts" of 2021 is not there yet'):
        project.stage(STAGE, 2021).load(COUNTS)


def test_a_stage_of_another_name_is_refused(project: Project) -> None:
    with pytest.raises(CommandError, match=r'no stage "\.\./\.\."; it must be one of draft, \.stage'):
        project.stage("../..", 2021)


def test_a_table_stored_anew_is_loaded_anew(project: Project) -> None:
    stage = project.stage(DRAFT, 2021)
    stage.save(COUNTS, counts())
    first = stage.load(COUNTS)
    stage.save(COUNTS, counts(pages=12345))
    assert stage.load(COUNTS)["pages"].tolist() != first["pages"].tolist()


def test_an_editors_copy_is_no_second_report(project: Project) -> None:
    (project.root / "data/raw/2021").mkdir(parents=True, exist_ok=True)
    (project.root / "data/raw/2021/report.md").write_text("a", encoding="utf-8")
    (project.root / "data/raw/2021/report.md~").write_text("b", encoding="utf-8")
    assert project.report_file(2021).name == "report.md"


def test_a_table_is_stored_in_utf_8_with_line_feeds_and_blanks_for_what_is_missing(project: Project) -> None:
    project.stage(DRAFT, 2021).save(COUNTS, counts())
    assert (project.root / "data/processed/draft/2021/counts.csv").read_bytes() == STORED.encode()


def test_saving_gives_back_what_was_stored(project: Project) -> None:
    saved = project.stage(DRAFT, 2021).save(COUNTS, counts()[list(reversed(COUNTS.names))])
    pd.testing.assert_frame_equal(saved, project.stage(DRAFT, 2021).load(COUNTS))


def test_storing_what_was_loaded_gives_the_same_bytes(project: Project) -> None:
    stage, path = project.stage(DRAFT, 2021), project.root / "data/processed/draft/2021/findings.csv"
    stage.save(FINDINGS, FINDINGS.of([{"finding": "draws", "value": 2 / 3, "unit": "kịch bản"}]))
    first = path.read_bytes()
    stage.save(FINDINGS, stage.load(FINDINGS))
    assert path.read_bytes() == first == "finding,value,unit\ndraws,0.666667,kịch bản\n".encode()


def test_a_frame_that_breaks_its_description_leaves_the_file_of_before(project: Project) -> None:
    stage = project.stage(DRAFT, 2021)
    stage.save(COUNTS, counts())
    with pytest.raises(RunError, match="county") as caught:
        stage.save(COUNTS, counts(level="county"))
    assert caught.value.code == "table-broken"
    assert (stage.folder / "counts.csv").read_text(encoding="utf-8") == STORED


def test_a_frame_that_lacks_what_is_required_leaves_the_file_of_before(project: Project) -> None:
    stage = project.stage(DRAFT, 2021)
    stage.save(COUNTS, counts())
    with pytest.raises(RunError, match="fonds") as caught:
        stage.save(COUNTS, counts(fonds=None))
    assert caught.value.code == "table-broken"
    assert (stage.folder / "counts.csv").read_text(encoding="utf-8") == STORED


@settings(deadline=None, max_examples=20)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1))
def test_any_text_comes_back_as_it_was_stored(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    stage = Stage(folder := tmp_path_factory.mktemp("stage"), folder)
    stage.save(PASSAGES, PASSAGES.of([{"part": "proposals", "number": 1, "text": text}]))
    assert stage.load(PASSAGES)["text"].tolist() == [text]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.none() | st.integers(0, 10**12), min_size=1, max_size=5))
def test_any_count_comes_back_as_it_was_stored(
    tmp_path_factory: pytest.TempPathFactory, pages: list[int | None]
) -> None:
    stage = Stage(folder := tmp_path_factory.mktemp("stage"), folder)
    frame = pd.concat([counts(number=number, pages=found) for number, found in enumerate(pages)], ignore_index=True)
    stage.save(COUNTS, frame)
    assert stage.load(COUNTS)["pages"].astype("object").where(frame["pages"].notna(), None).tolist() == pages


def test_the_history_is_the_years_published_and_this_one_as_drafted(project: Project) -> None:
    publish(project, counts(2021), 2021)
    project.stage(DRAFT, 2022).save(COUNTS, counts(2022, pages=7))
    history = project.history(COUNTS, 2022, DRAFT)
    assert history[["year", "pages"]].to_numpy().tolist() == [[2021, 330345], [2022, 7]]


def test_the_history_of_a_year_knows_no_later_one(project: Project) -> None:
    publish(project, counts(2022), 2022)
    project.stage(DRAFT, 2021).save(COUNTS, counts(2021))
    assert project.history(COUNTS, 2021, DRAFT)["year"].tolist() == [2021]


def test_the_history_takes_no_draft_for_an_earlier_year(project: Project) -> None:
    project.stage(DRAFT, 2021).save(COUNTS, counts(2021))
    project.stage(DRAFT, 2022).save(COUNTS, counts(2022))
    with pytest.raises(DataError) as caught:
        project.history(COUNTS, 2022, DRAFT)
    assert caught.value.code == "year-unpublished"
    assert caught.value.faults[0].arguments == {"absent": "2021", "years": "2021 2022"}


def test_the_report_of_a_year_is_published_in_the_folder_of_outputs(project: Project) -> None:
    assert project.outputs(2021) == project.root / "outputs/2021"


def test_a_table_of_another_version_is_refused(project: Project) -> None:
    publish(project, counts(), 2021)
    path = project.published(2021) / "counts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("fonds_key", "key"), encoding="utf-8")
    with pytest.raises(DataError, match="stored by another version of the program"):
        project.stage(DRAFT, 2021).load(COUNTS)
