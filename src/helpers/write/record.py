"""A block as plain JSON, and back: what an executed notebook hands over beside the HTML of a block.

The Word file is made from these records, so that it needs no parsing of HTML and has the very pieces of the page. A
fact is named by its id; the block's facts stand beside the record in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from helpers.settings import Signer
from helpers.write.fact import Fact
from helpers.write.sentence import Mark, See, Sentence

BLOCK_TYPE = "application/vnd.sohoa.block+json"


def record(block: Any) -> dict[str, Any]:
    """The fields of a block by name, with the name of its kind."""
    named = {field.name: encoded(getattr(block, field.name)) for field in fields(block)}
    return {"kind": type(block).__name__, **named}


def encoded(value: object) -> object:
    """A field of a block as JSON."""
    if isinstance(value, Sentence):
        return {"sentence": [encoded(piece) for piece in value.pieces]}
    if isinstance(value, Fact):
        return {"fact": value.id}
    if isinstance(value, Mark):
        return {"mark": value.text}
    if isinstance(value, See):
        return {"see": list(value.names)}
    if isinstance(value, Signer):
        return {"signer": value.model_dump()}
    return [encoded(item) for item in value] if isinstance(value, list | tuple) else value


def decoded(value: Any, facts: Mapping[str, Fact]) -> Any:
    """The field that was encoded, its facts looked up by their id.

    Raises:
        KeyError: a fact is none of these.
    """
    if isinstance(value, list):
        return tuple(decoded(item, facts) for item in value)
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "fact":
        return facts[inner]
    made = {"sentence": Sentence, "see": See, "mark": Mark}
    return made[kind](decoded(inner, facts)) if kind in made else Signer(**inner)
