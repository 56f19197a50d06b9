"""How the report ends: the closing sentence, who receives it, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from helpers.settings import Signer
from helpers.write.block import Block, Paragraph
from helpers.write.edition import Edition
from helpers.write.sentence import Mark, Sentence, say


@dataclass(frozen=True)
class Closing(Block):
    """The closing sentence, the recipients on the left, the signer's authority, post and name on the right."""

    sentence: Sentence
    recipients: Sequence[str]
    signer: Signer

    @property
    def html(self) -> str:
        """A paragraph and a `<footer>` of two columns; the name stays blank until it is given."""
        *others, last = (escape(recipient) for recipient in self.recipients)
        received = "".join(f"<li>{name};</li>" for name in others) + f"<li>{last}.</li>"
        signed = "".join(
            f"<p>{escape(line)}</p>" for line in (self.signer.authority, self.signer.post, self.signer.name)
        )
        return (
            f'<p>{self.sentence.html}</p><footer class="closing mark"><div><p><em>Nơi nhận:</em></p>'
            f"<ul>{received}</ul></div><div>{signed}</div></footer>"
        )


def annexes(edition: Edition) -> Paragraph:
    """Where the annexes are that the Word file speaks of and does not have."""
    told = say(
        "Các phụ lục nêu trong báo cáo này có trong bản điện tử {file}.", file=Mark(f"bao-cao-{edition.year}.html")
    )
    return Paragraph([told])


def closing(edition: Edition) -> Closing:
    """The end of a year's report."""
    bodies = edition.settings.bodies
    told = say(
        "Trên đây là kết quả số hóa tài liệu lưu trữ năm {year}, {issuing} báo cáo để {addressee} biết và chỉ đạo./.",
        year=edition.mark,
        issuing=Mark(bodies.issuing_name),
        addressee=Mark(bodies.addressee),
    )
    return Closing(told, edition.settings.recipients, edition.settings.signer)
