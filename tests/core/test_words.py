"""Every code has its words in both languages, and every sentence has a code that says it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

import helpers
from helpers.analyse.checks import NOTICED
from helpers.run.freshness import NOTEBOOKS
from helpers.tables.cleaned import CHECKS
from helpers.tables.compared import MISSING
from helpers.words import CATALOGUES, LANGUAGES, catalogue, phrase, spoken_language

SOURCES = {str(path): path.read_text(encoding="utf-8") for path in Path(helpers.__file__).parent.rglob("*.py")}
SPEAKERS = {"DataError", "CommandError", "RunError", "NumberError", "Fault", "phrase", "OURS"}
STATUSES = CHECKS.column("status").among

# First arguments that are no literal, as they are written, and the codes they stand for.
BUILT = {
    "f'step-{step}'": [f"step-{step}" for step in ("waiting", *NOTEBOOKS, "page", "pdf")],
    "f'status-{status}'": [f"status-{status}" for status in STATUSES],
    "f\"outcome-{row['status']}\"": [
        f"outcome-{status}" for status in STATUSES if status != "fail"
    ],  # fails are raised
    "heading": [f"status-{heading}" for heading in ("year", "received", "checks", "report")],
    "f'ask-{name}'": [f"ask-{name}" for name in ("unit", "name", "issuing", "plan", "date", "period")],
    "f\"missing-{row['kind']}\"": [f"missing-{kind}" for kind in MISSING.column("kind").among],
    "outcome.code": ["report-done", "report-fresh"],
    "code": ["report-absent", "report-several"],
    "kinds.get(found['type'], 'settings-value')": ["settings-missing", "settings-unknown", "settings-value"],
}
PASSED_ON = {"self.code", "error.code", "fault"}  # codes given elsewhere, a literal there
OUTCOMES = {"PASSED": "pass", "WARN": "warn", "FAIL": "fail"}
CHECK = re.compile(r"check-(.+)-(pass|warn|fail)")  # built by `analyse.check.Check.code`


def speaker(node: ast.AST) -> str:
    """The name of what is called: DataError("…"), words.phrase("…"), OURS[kind]("…"); empty where nothing is."""
    called = node.func if isinstance(node, ast.Call) else None
    called = called.value if isinstance(called, ast.Subscript) else called
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def calls(source: str, names: set[str]) -> Iterator[ast.Call]:
    """The calls of these names whose first argument is a code, not another such call or several."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and speaker(node) in names and node.args:
            first = node.args[0]
            if not isinstance(first, ast.Starred) and speaker(first) not in names:
                yield node


def literal(call: ast.Call) -> str | None:
    """The first argument where it is a text."""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def codes(source: str) -> set[str]:
    """The codes that a source says by their names."""
    return {code for call in calls(source, SPEAKERS) if (code := literal(call))}


def unnamed(source: str) -> set[str]:
    """The first arguments that are no text, as they are written."""
    return {ast.unparse(call.args[0]) for call in calls(source, SPEAKERS) if literal(call) is None}


def checks(source: str) -> set[str]:
    """The codes of checks of which a source says the name and how they came out."""
    passed = {f"check-{name}-pass" for call in calls(source, {"or_passed"}) if (name := literal(call))}
    known = [call for call in calls(source, {"Check"}) if literal(call) and ast.unparse(call.args[1]) in OUTCOMES]
    return passed | {f"check-{literal(call)}-{OUTCOMES[ast.unparse(call.args[1])]}" for call in known}


def texts(source: str) -> set[str]:
    """Every text in a source."""
    return {str(node.value) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}


def arguments(call: ast.Call) -> set[str] | None:
    """The names of a sentence's arguments where they are written out."""
    names: set[str | None] = {keyword.arg for keyword in call.keywords}
    if len(call.args) > 1:
        given = call.args[1]
        if not isinstance(given, ast.Dict) or not all(isinstance(key, ast.Constant) for key in given.keys):
            return None
        names = {ast.literal_eval(key) for key in given.keys if key}
    return None if None in names else {str(name) for name in names}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def used() -> set[str]:
    """Every code that src can say."""
    named = set().union(*(codes(source) | checks(source) for source in SOURCES.values()))
    return named | {code for built in BUILT.values() for code in built}


def wordless(sentences: Mapping[str, str], said: set[str]) -> set[str]:
    """Codes without a sentence."""
    return said - sentences.keys()


def idle(sentences: Mapping[str, str], said: set[str], known: set[str]) -> set[str]:
    """Sentences that nothing says; a check's may, when its name stands somewhere in src."""
    of_checks = {code for code in sentences if (found := CHECK.fullmatch(code)) and found[1] in known}
    return set(sentences) - said - of_checks


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    """The codes that only one language has, or with other placeholders than the other."""
    common = one.keys() & other.keys()
    return (one.keys() ^ other.keys()) | {c for c in common if placeholders(one[c]) != placeholders(other[c])}


def lacking(source: str, sentences: Mapping[str, str]) -> set[str]:
    """Codes said with too few arguments for their sentence."""
    found = [(literal(call), arguments(call)) for call in calls(source, SPEAKERS)]
    told = [(code, given) for code, given in found if code in sentences and given is not None]
    return {code for code, given in told if code and not placeholders(sentences[code]) <= given}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    assert wordless(catalogue(language), used()) == set()


def test_a_code_without_a_sentence_is_found() -> None:
    tampered = {code: text for code, text in catalogue("vi").items() if code != "year-type"}
    assert "year-type" in wordless(tampered, used())


@pytest.mark.parametrize(
    "source",
    [
        'raise DataError("lost", year=1)',
        'Fault("lost", {})',
        'raise RunError(Fault("lost"))',
        'raise DataError(*(Fault("lost") for _ in x))',
        'print(words.phrase("lost", {}))',
        'OURS[name]("lost", message=told)',
    ],
)
def test_a_code_is_found_however_it_is_said(source: str) -> None:
    assert codes(source) == {"lost"}


def test_a_check_is_found_by_its_name_and_outcome() -> None:
    source = 'or_passed("lost", [Check("lost", FAIL, subject), Check(name, WARN)])'
    assert checks(source) == {"check-lost-pass", "check-lost-fail"}


def test_every_code_that_is_put_together_is_declared() -> None:
    assert set().union(*map(unnamed, SOURCES.values())) == BUILT.keys() | PASSED_ON


def test_a_code_that_is_put_together_is_found() -> None:
    assert unnamed('Fault(f"lost-{name}", {}); phrase(code, {}); Fault("named")') == {"f'lost-{name}'", "code"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_idle(language: str) -> None:
    known = set().union(*map(texts, SOURCES.values()))
    assert idle(catalogue(language), used() | {"check-remedy"}, known) == set()


def test_an_idle_sentence_is_found() -> None:
    tampered = {"year-type": "", "lost": "", "check-lost-pass": "", "check-kept-pass": ""}
    assert idle(tampered, used(), {"kept"}) == {"lost", "check-lost-pass"}


def is_said_alone(check: str) -> bool:
    """Whether nothing is said where a check finds nothing: of a file itself, and of many findings summed up."""
    return check in NOTICED or check.endswith("-many")


def test_a_check_has_words_for_passing_and_for_not() -> None:
    found = [match.groups() for code in catalogue("vi") if (match := CHECK.fullmatch(code))]
    passing = {name for name, status in found if status == "pass"}
    assert passing == {name for name, status in found if status != "pass" and not is_said_alone(name)}


def test_both_languages_have_the_same_codes_and_placeholders() -> None:
    assert differing(catalogue("en"), catalogue("vi")) == set()


def test_a_difference_between_the_languages_is_found() -> None:
    english = {"same": "{year}", "only": "", "renamed": "{year}"}
    assert differing(english, {"same": "năm {year}", "renamed": "{nam}"}) == {"only", "renamed"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_said_twice(language: str) -> None:
    entries = re.findall(r'^msgid "(.+)"$', (CATALOGUES / f"{language}.po").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(entries) == len(set(entries)) == len(list(filter(None, catalogue(language).values())))


def test_every_sentence_gets_its_arguments() -> None:
    assert set().union(*(lacking(source, catalogue("vi")) for source in SOURCES.values())) == set()


@pytest.mark.parametrize("said", ['Fault("year-type", {})', 'CommandError("year-type", year=1)', 'Fault("year-type")'])
def test_a_lacking_argument_is_found(said: str) -> None:
    assert lacking(said, catalogue("vi")) == {"year-type"}


@pytest.mark.parametrize(("language", "printed"), [("vi", "330.345 đạt"), ("en", "330,345 passed")])
def test_a_quantity_is_printed_as_the_language_prints_it(language: str, printed: str) -> None:
    assert phrase("status-pass", {"count": 330345}, language) == printed


def test_a_year_is_no_quantity() -> None:
    assert phrase("step-page", {"year": "2021"}, "vi").startswith("2021: ")


def test_an_unknown_code_and_a_lacking_argument_are_refused() -> None:
    with pytest.raises(KeyError, match="lost"):
        phrase("lost", {}, "vi")
    with pytest.raises(KeyError, match="count"):
        phrase("status-pass", {}, "vi")


@pytest.mark.parametrize(
    ("settled", "locale", "lang", "language"),
    [
        ("vi", "en_US.UTF-8", "", "vi"),
        ("en", "vi_VN.UTF-8", "", "en"),
        ("", "vi_VN.UTF-8", "en_US.UTF-8", "vi"),
        ("", "C.UTF-8", "vi_VN.UTF-8", "en"),
        ("", "", "vi_VN", "vi"),
        ("", "", "VI", "vi"),
        ("", "", "fr_FR.UTF-8", "en"),
        ("fr", "", "vi_VN.UTF-8", "vi"),
    ],
)
def test_the_language_is_that_of_the_command_then_of_the_user(
    monkeypatch: pytest.MonkeyPatch, settled: str, locale: str, lang: str, language: str
) -> None:
    for name, value in {"SOHOA_LANG": settled, "LC_ALL": locale, "LC_MESSAGES": "", "LANG": lang}.items():
        monkeypatch.setenv(name, value)
    assert spoken_language() == language


def test_the_language_is_english_where_nothing_says_another(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOHOA_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert spoken_language() == "en"
