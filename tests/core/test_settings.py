"""project.toml: what it may say, and how every fault of it is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.project import SETTINGS
from helpers.settings import Settings, read_settings

REPOSITORY = Path(__file__).parents[2]
REAL = (REPOSITORY / SETTINGS).read_text(encoding="utf-8")
SHOWN = SETTINGS.as_posix()

Read = Callable[[str], Settings]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text as project.toml."""

    def settings(text: str) -> Settings:
        (tmp_path / "project.toml").write_text(text, encoding="utf-8")
        return read_settings(tmp_path / "project.toml", SHOWN)

    return settings


def faults(read: Read, text: str) -> list[tuple[str, object]]:
    """The code and the key of each fault of a text."""
    with pytest.raises(DataError) as caught:
        read(text)
    assert {fault.place for fault in caught.value.faults} == {Place(SHOWN)}
    return [(fault.code, fault.arguments.get("key")) for fault in caught.value.faults]


def but(old: str, new: str) -> str:
    """The real settings with another text in the place of one."""
    assert old in REAL
    return REAL.replace(old, new, 1)


def real() -> Settings:
    return read_settings(REPOSITORY / SETTINGS, SHOWN)


def test_the_settings_of_the_repository_are_read() -> None:
    settings = real()
    assert settings.province.full_name == "tỉnh Hà Tĩnh"
    assert [plan.id for plan in settings.plans] == ["4020/QĐ-UBND", "27/KH-TTLTLS"]
    assert settings.plans[0].date == dt.date(2020, 11, 25)
    assert not settings.simulated


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('unit = "tỉnh"', 'unit = "tỉnh"\ncapital = "x"', "settings-unknown", "province.capital"),
        ('centre = "Trung', 'center = "Trung', "settings-missing", "bodies.centre"),
        ('unit = "tỉnh"', 'unit = "huyện"', "settings-value", "province.unit"),
        ('name = "Hà Tĩnh"', 'name = ""', "settings-value", "province.name"),
        ("first_year = 2021", 'first_year = "2021"', "settings-value", "plans.1.first_year"),
        ("first_year = 2021", "first_year = true", "settings-value", "plans.1.first_year"),
        ("first_year = 2021", "first_year = 21", "settings-value", "plans.1.first_year"),
        ("last_year = 2025", "last_year = 2020", "settings-value", "plans.1"),
        ("date = 2021-03-11", 'date = "11/3/2021"', "settings-value", "plans.2.date"),
        ("date = 2021-03-11", "date = 2021-03-11T08:00:00", "settings-value", "plans.2.date"),
        ('kind = "annual"', 'kind = "yearly"', "settings-value", "plans.2.kind"),
        ("schema_version = 1", "schema_version = 2", "settings-value", "schema_version"),
        ("ratio_factor = 3.0", "ratio_factor = 1.0", "settings-value", "plausibility.ratio_factor"),
        ('number = ""', "number = 12", "settings-value", "years.2021.number"),
        ('recipients = ["Như trên",', 'recipients = [3, "Như trên",', "settings-value", "recipients.1"),
    ],
)
def test_a_fault_is_told_by_its_key(read: Read, old: str, new: str, code: str, key: str) -> None:
    assert (code, key) in faults(read, but(old, new))


def test_two_faults_are_told_at_once(read: Read) -> None:
    found = faults(read, but('centre = "Trung', 'center = "Trung'))
    assert found == [("settings-missing", "bodies.centre"), ("settings-unknown", "bodies.center")]


def test_settings_without_a_plan_are_refused(read: Read) -> None:
    assert faults(read, "plans = []\n" + REAL[: REAL.index("# Kế hoạch nhiều năm")]) == [("settings-value", "plans")]


def test_a_fault_says_the_value_and_what_is_wrong(read: Read) -> None:
    with pytest.raises(DataError) as caught:
        read(but("last_year = 2025", "last_year = 3025"))
    assert caught.value.faults[0].arguments["value"] == "3025"
    assert "less than or equal to 2200" in caught.value.faults[0].text("en")


def test_years_out_of_order_are_said_to_be(read: Read) -> None:
    with pytest.raises(DataError, match="last_year is before first_year"):
        read(but("last_year = 2025", "last_year = 2020"))


def test_a_syntax_error_names_the_line(read: Read) -> None:
    with pytest.raises(DataError, match="line 2") as caught:
        read("schema_version = 1\nunit = tỉnh")
    assert caught.value.code == "settings-syntax"


def test_a_file_in_another_encoding_names_the_byte(tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_bytes("name = 'Hà'".encode("cp1258"))
    with pytest.raises(DataError) as caught:
        read_settings(tmp_path / "project.toml", SHOWN)
    assert caught.value.faults == (Fault("settings-encoding", {"position": 9}, Place(SHOWN)),)


def test_what_may_be_left_out_has_its_default(read: Read) -> None:
    bare = read(REAL[: REAL.index("[years.2021]")])
    assert (bare.words_of(2021).number, bare.headers.pages, bare.plausibility.ratio_factor) == ("", [], 3.0)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        real().simulated = True


@pytest.mark.parametrize(
    ("year", "period", "annual"),
    [
        (2020, None, None),
        (2021, "4020/QĐ-UBND", "27/KH-TTLTLS"),
        (2022, "4020/QĐ-UBND", None),
        (2025, "4020/QĐ-UBND", None),
        (2026, None, None),
    ],
)
def test_a_year_has_the_plans_that_cover_it(year: int, period: str | None, annual: str | None) -> None:
    found = real().period_plan(year), real().annual_plan(year)
    assert tuple(plan.id if plan else None for plan in found) == (period, annual)


def test_the_period_of_a_year_is_that_of_the_plan_of_several_years() -> None:
    assert real().period(2023) == (2021, 2025)
    assert real().period(2026) == (2026, 2026)


def test_a_report_knows_what_was_known_by_the_end_of_january() -> None:
    assert real().known_by(2021) == dt.date(2022, 1, 31)


def test_a_report_may_know_by_another_day(read: Read) -> None:
    later = read(but("[years.2021]", "[years.2021]\nas_of = 2022-03-15"))
    assert later.known_by(2021) == dt.date(2022, 3, 15)
    assert later.known_by(2022) == dt.date(2023, 1, 31)


def test_the_words_of_a_year_are_its_own(read: Read) -> None:
    given = read(but('number = ""', 'number = "12"'))
    assert (given.words_of(2021).number, given.words_of(2022).number) == ("12", "")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id = "27/KH-TTLTLS"', 'id = "4020/QĐ-UBND"', "two plans have the id 4020/QĐ-UBND"),
        ('kind = "annual"', 'kind = "period"', "are of one kind and share a year"),
        ("last_year = 2021", "last_year = 2022", "an annual plan has one year"),
        ("[years.2021]", "[years.hai]", "years.hai"),
    ],
)
def test_contradictory_plans_and_years_are_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert REAL.count(old) == 1
    (tmp_path / "project.toml").write_text(REAL.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        read_settings(tmp_path / "project.toml", "project.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_bytes(b"\xef\xbb\xbf" + REAL.encode())
    assert read_settings(tmp_path / "project.toml", "project.toml").province.name == "Hà Tĩnh"
