"""How far a forecast given as quantiles was off: the continuous ranked probability score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def crps(shares: Sequence[float], quantiles: Sequence[float], came: float) -> float:
    """The score of a forecast of which only some quantiles are kept; less is better, zero is a sure and true forecast.

    The score is twice the integral of the quantile (pinball) score over all shares (T. Gneiting and R. Ranjan,
    "Comparing density forecasts using threshold- and quantile-weighted scoring rules", Journal of Business & Economic
    Statistics 29 (2011), 411-422, equation 11). Between the quantiles kept, the quantile is taken to lie on a straight
    line; beyond the outermost ones it stays, so that a miss far outside is scored by its distance to them. Each piece
    is then a parabola, which Simpson's rule adds up without error.

    Args:
        shares: ascending, between 0 and 1.
        quantiles: of these shares, ascending.
        came: what came, in the unit of the quantiles, which is also that of the score.
    """
    knots = np.array([0.0, *shares, 1.0])
    values = np.array([quantiles[0], *quantiles, quantiles[-1]])
    rises = np.diff(values) > 0
    inside = rises & (values[:-1] < came) & (came < values[1:])
    crossing = knots[:-1][inside] + (came - values[:-1][inside]) / np.diff(values)[inside] * np.diff(knots)[inside]
    ends = np.sort(np.concatenate([knots, crossing]))
    left, right = ends[:-1], ends[1:]
    middle = (left + right) / 2
    level = np.interp(middle, knots, values)
    parts = [_pinball(share, np.interp(share, knots, values), came, level) for share in (left, middle, right)]
    return float(2 * ((right - left) / 6 * (parts[0] + 4 * parts[1] + parts[2])).sum())


Array = npt.NDArray[np.float64]


def _pinball(share: Array, quantile: Array, came: float, level: Array) -> Array:
    """The quantile score, on the side of what came where the middle of the piece (`level`) lies."""
    return np.asarray(((level > came) - share) * (quantile - came))
