"""The answer first: what was done, against which plan, what it means for the years left, and what is unknown."""

from __future__ import annotations

from helpers.write.block import Items
from helpers.write.edition import Edition
from helpers.write.prose import changes, outlook, plan, progress, quality, results
from helpers.write.sentence import Sentence, join, pointing


def findings(edition: Edition) -> Items:
    """Four findings and what else is to be known at once, each a sentence or two."""
    return Items([sentence for sentence in _told(edition) if sentence is not None])


def _told(edition: Edition) -> list[Sentence | None]:
    chances = [pointing(one, "chance", "finish") for one in outlook.chances(edition)[:1]]
    verdict = [*plan.verdict(edition).sentences, *progress.so_far(edition)]
    return [
        join(
            [
                pointing(results.headline(edition), "fonds-table"),
                pointing(results.concentration(edition), "pages-by-fonds"),
            ]
        ),
        pointing(join(verdict), "order-of-plans", "against-plans") if verdict else None,
        join([pointing(outlook.headline(edition), "fan"), *chances]),
        quality.unknown(edition),
        quality.accepted(edition),
        changes.summary(edition),
    ]
