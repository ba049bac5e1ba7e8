"""The letter as an unsent e-mail: subject, body, and attached the PDF and the links alone."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from letters.errors import DataError
from letters.render.links import links
from letters.render.text import text
from letters.safe.text import has_forbidden

if TYPE_CHECKING:
    from letters.model.letter import Letter


def draft(letter: Letter, to: str, attachment: bytes) -> bytes:
    """A draft without date or message id; the same letter gives the same bytes."""
    if has_forbidden(to):
        # The reader of the records lets none pass; a header is guarded all the same.
        raise DataError('data-line')
    message = EmailMessage(policy=SMTP)
    message['X-Unsent'] = '1'
    message['Subject'] = letter.subject
    if to:
        message['To'] = to
    message.set_content(text(letter))
    message.add_attachment(attachment, maintype='application', subtype='pdf', filename=f'{letter.title}.pdf')
    listed = links(letter)
    if listed:
        message.add_attachment(listed, filename=f'{letter.title}.links.txt')
    # A boundary of our own: the library's is random.
    message.set_boundary(f'=_{letter.title}_=')
    return message.as_bytes()
