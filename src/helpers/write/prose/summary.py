"""The answer first: what was done, against which plan, what it means for the years left, and what is unknown."""

from __future__ import annotations

from helpers.write.block import Items
from helpers.write.edition import Edition
from helpers.write.prose import changes, outlook, plan, progress, quality, results
from helpers.write.sentence import Sentence, join


def findings(edition: Edition) -> Items:
    """Four findings and what else is to be known at once, each a sentence or two."""
    return Items([sentence for sentence in _told(edition) if sentence is not None])


def _told(edition: Edition) -> list[Sentence | None]:
    verdict = [*plan.verdict(edition).sentences, *progress.so_far(edition)]
    return [
        join([results.headline(edition), results.concentration(edition)]),
        join(verdict) if verdict else None,
        join([outlook.headline(edition), *outlook.chances(edition)[:1]]),
        quality.unknown(edition),
        quality.accepted(edition),
        changes.summary(edition),
    ]
