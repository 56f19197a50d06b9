"""Names of fonds that would run, reorder, hide or fill a page, in every way that a report is sent."""

from __future__ import annotations

from case import READ, Case, raw, report

NAMES: dict[str, tuple[str, str, str]] = {
    "script": ("run a script on the page", "Phòng <script>alert(1)</script>", "name-signs"),
    "image": ("run a script where a picture is lacking", "Phòng Y tế <img src=x onerror=alert(1)>", "name-signs"),
    "markdown link": ("print a link that runs a script", "[Phòng Y tế](javascript:alert(1))", READ),
    "template": ("be worked out by a template", "Phòng {{7*7}} Y tế", "name-signs"),
    "shell": ("run a command of the shell", "Phòng Y tế `id` $(id)", "name-signs"),
    "formula": ("be a formula in a spreadsheet", '=HYPERLINK("http://x.test","Phòng Y tế")', "name-signs"),
    "DDE": ("start a program by DDE", "=cmd|'/C calc'!A0", "name-signs"),
    "DDE with a plus": ("start a program by DDE", "+cmd|'/C calc'!A0", "name-signs"),
    "DDE with a minus": ("start a program by DDE", "-cmd|'/C calc'!A0", "name-signs"),
    "formula with an at": ("be a formula in a spreadsheet", "@SUM(1+1)*Phòng Y tế", "name-signs"),
    "right to left": ("show another name than it has", "Phòng \u202eết Y\u202c huyện Can Lộc", READ),
    "isolates": ("reorder the rest of the line", "Phòng \u2067Y tế\u2069 huyện Can Lộc", READ),
    "zero width": ("be another fonds that looks the same", "Phòng Y\u200b tế\u2060 huyện\ufeff Can Lộc", READ),
    "soft hyphen": ("be another fonds that looks the same", "Phòng Y t\u00adế huyện Can Lộc", READ),
    "tags": ("carry hidden words", "Phòng Y tế\U000e0041\U000e0042 huyện Can Lộc", READ),
    "bell": ("send a sign to the terminal", "Phòng Y\x07 tế huyện Can Lộc", READ),
    "escape": ("move the cursor of the terminal", "Phòng\x1b[2J Y tế huyện Can Lộc", READ),
    "long": ("fill the page and the log", "Phòng " + "rất dài " * 100, "name-long"),
    "marks": ("pile up marks over the lines above", "Phòng Y te" + "\u0302\u0301" * 400, "name-long"),
    "path": ("be a path out of the project", "../../../../etc/passwd", READ),
    "SQL": ("end a query and drop a table", "Phòng Y tế'; DROP TABLE counts; --", READ),
}
WRITTEN = {"Markdown, tabs": "text", "CSV": "CSV", "HTML": "page", "Word": "Word", "Excel, numbers": "Excel"}
NO_CONTROL = ("Word", "Excel, numbers")  # their libraries write no control characters
# A text loses its tags, so that the words are left; a formula in a workbook has no value.
ENDINGS = {
    ("script", "text"): READ,
    ("image", "text"): READ,
    ("formula", "Excel"): "formula-uncached",
    ("DDE", "Excel"): "formula-uncached",
}


def _cases() -> list[Case]:
    found = []
    for way, short in WRITTEN.items():
        for name, (attempts, text, expected) in NAMES.items():
            if not (way in NO_CONTROL and name in ("bell", "escape")):
                ending = ENDINGS.get((name, short), expected)
                found.append(Case(f"a name with {name}, {short}", attempts, ending, report(way, text)))
    return found


SOFTWARE = "Mã hồ sơ,Tên phông,Số văn bản,Số trang\nH1,{},3,20\n"


def _typed() -> list[Case]:
    """The same names in what is typed in, and in the export of the software."""
    return [
        *(
            Case(
                f"a name with {name}, export",
                attempts,
                expected,
                raw("software.csv", SOFTWARE.format(quoted(text)).encode()),
            )
            for name, (attempts, text, expected) in NAMES.items()
            if name in ("script", "formula", "DDE", "right to left", "long", "escape", "zero width")
        ),
        *(
            Case(
                f"a name with {name}, typed in",
                attempts,
                expected,
                raw("reasons.csv", f"fonds,reason\n{quoted(text)},large_sheets\n".encode()),
            )
            for name, (attempts, text, expected) in NAMES.items()
            if name in ("script", "formula", "DDE", "right to left", "long")
        ),
    ]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


CASES = [*_cases(), *_typed()]
