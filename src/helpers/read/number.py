"""Numbers as a Vietnamese office writes them: dots or spaces between thousands, a comma before decimals."""

from __future__ import annotations

import re

BLANKS = frozenset({"", "-", "–", "—", "−", "x", "...", "…"})
DIGITS = 30  # of a number that is worked out at all; Python refuses thousands of them
LARGEST = 10**12  # a thousand times what the largest archives hold; beyond it stands a slip of the keyboard

_WHOLE = re.compile(r"0|0?[1-9]|[1-9][0-9]*|[1-9][0-9]{0,2}(?P<mark>[. ])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
_AMOUNT = re.compile(rf"(?P<whole>{_WHOLE.pattern})(?:,(?P<decimals>[0-9]+))?")
_NUMERIC = re.compile(r"[0-9.,\s]+")
_LETTERS = str.maketrans("OoIl", "0011")


class NumberError(ValueError):
    """A text that is not the number wanted: the code of its message and what was found. The caller knows where."""

    def __init__(self, code: str, **found: str) -> None:
        super().__init__(code)
        self.code = code
        self.found: dict[str, object] = {**found}


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no number: "-", "x", "...", or nothing."""
    return _cleaned(text).lower() in BLANKS


def parse_count(text: str) -> int | None:
    """A whole count, or nothing where the cell says that there is none.

    "2.147", "330 345" (also with NBSP or U+202F), "05" and "43" are counts; "-", "x", "..." and an empty cell are none.

    Raises:
        NumberError: anything else, with a hint where letters stand for digits.
    """
    cleaned = _cleaned(text)
    if cleaned.lower() in BLANKS:
        return None
    if not _WHOLE.fullmatch(cleaned):
        raise _refusal(text, cleaned)
    return _bounded(cleaned, text)


def parse_amount(text: str) -> float | None:
    """An amount of money, which may have decimals after a comma: "2.045,7", "12.125" (twelve thousand), "6".

    Raises:
        NumberError: anything else; a unit such as "tỷ" belongs into a column of its own.
    """
    cleaned = _cleaned(text)
    if cleaned.lower() in BLANKS:
        return None
    found = _AMOUNT.fullmatch(cleaned)
    if not found:
        raise _refusal(text, cleaned)
    return float(f"{_bounded(found['whole'], text)}.{found['decimals'] or 0}")


def _cleaned(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()


def _bounded(figure: str, text: str) -> int:
    digits = figure.replace(".", "").replace(" ", "")
    if len(digits) > DIGITS or int(digits) >= LARGEST:
        raise NumberError("number-large", found=text[:DIGITS])
    return int(digits)


def _refusal(text: str, cleaned: str) -> NumberError:
    meant = cleaned.translate(_LETTERS)
    if meant != cleaned and any("0" <= sign <= "9" for sign in cleaned) and _AMOUNT.fullmatch(meant):
        return NumberError("number-letters", found=text, meant=meant)
    if _NUMERIC.fullmatch(cleaned):
        return NumberError("number-marks", found=text)
    return NumberError("number-text", found=text)
