"""All stored tables by name."""

from __future__ import annotations

from typing import Final

from helpers.tables.assumptions import ASSUMPTIONS
from helpers.tables.backlog import BACKLOG, CLEARANCE
from helpers.tables.cleaned import CHECKS, COUNTS, PASSAGES, STATED, VERDICTS
from helpers.tables.compared import COMPARISON, MISSING, MONEY
from helpers.tables.findings import FINDINGS_CLEAN, FINDINGS_COMPARE, FINDINGS_FORECAST
from helpers.tables.forecasted import BUDGET, FINISH, FORECAST
from helpers.tables.inputs import CORRECTIONS
from helpers.tables.origins import SOURCES, VERSIONS
from helpers.tables.path import PATH
from helpers.tables.profile import PROFILE
from helpers.tables.reallocation import REALLOCATION, REALLOCATION_REASONS, REALLOCATION_TOTALS
from helpers.tables.reconciled import RECONCILIATION
from helpers.tables.released import CHANGES, EDITION
from helpers.tables.scored import SCORE, SCORE_TOTALS
from helpers.tables.shortfall import SHORTFALL
from helpers.tables.standing import STANDING
from helpers.tables.what_if import WHAT_IF

SCHEMA_VERSION: Final = 1  # of the stored tables together: one more whenever a table or a column changes

STORED: Final = {
    table.name: table
    for table in (
        *(SOURCES, VERSIONS),
        *(COUNTS, STATED, PASSAGES, VERDICTS, CORRECTIONS, RECONCILIATION, CHECKS, FINDINGS_CLEAN),
        *(PROFILE, COMPARISON, PATH, STANDING, MONEY, SHORTFALL, MISSING, FINDINGS_COMPARE),
        *(REALLOCATION, REALLOCATION_TOTALS, REALLOCATION_REASONS),
        *(FORECAST, FINISH, BUDGET, WHAT_IF, BACKLOG, CLEARANCE, ASSUMPTIONS, FINDINGS_FORECAST),
        *(SCORE, SCORE_TOTALS, EDITION, CHANGES),
    )
}
