"""Locking a file under a passphrase or for a key, in the age format, which other tools open too."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
import unicodedata
from typing import TYPE_CHECKING
from typing import Any

from letters.errors import CaseError
from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SUFFIX = '.age'
# A case file of the largest size, with what locking adds.
MAX_LOCKED = 6 * 1024 * 1024
SHORTEST = 12
_FEWEST_LETTERS = 5

_MAGIC = b'age-encryption.org/'
_ARMOUR = b'-----BEGIN AGE ENCRYPTED FILE-----'
_ARMOUR_END = b'-----END AGE ENCRYPTED FILE-----'
_HEADER_END = re.compile(rb'\n--- [A-Za-z0-9+/]{43}\n')
_FOR_PASSPHRASE = re.compile(rb'[^\n]*\n-> scrypt ')
# After the header: 16 bytes of chance, and the seal of the last piece.
_LEAST_BODY = 32
_KEY_LINE = 'AGE-SECRET-KEY-'


def locked_name(path: Path) -> Path:
    """How a file is called once it is locked."""
    return path.with_name(path.name + SUFFIX)


def is_locked(content: bytes) -> bool:
    """Whether these are the bytes of a locked file, whole or not."""
    return _is_armoured(content) or content.startswith(_MAGIC)


def wants_passphrase(content: bytes) -> bool:
    """Whether a locked file opens with a passphrase; the others open with a key."""
    return _FOR_PASSPHRASE.match(_bare(content)) is not None


def refuse_weak(passphrase: str) -> None:
    """Refuses a new passphrase that could be guessed."""
    if len(passphrase) < SHORTEST or len(set(passphrase)) < _FEWEST_LETTERS:
        raise CaseError('lock-short')


def seal(content: bytes, *, passphrase: str = '', recipients: Sequence[str] = ()) -> bytes:
    """The bytes locked under a passphrase, or for the public keys of those who shall open it.

    Written as lines of plain letters: such a file has a last line, so one that was cut off is known for what it is.
    """
    import pyrage

    if is_locked(content):
        raise CaseError('lock-already')
    if not recipients:
        refuse_weak(passphrase)
        return bytes(pyrage.passphrase.encrypt(content, _composed(passphrase), armored=True))
    return bytes(pyrage.encrypt(content, _recipients(recipients), armored=True))


def refuse_unknown_keys(recipients: Sequence[str]) -> None:
    """Refuses what is no public key, before anything is made for it."""
    if recipients:
        _recipients(recipients)


def _recipients(recipients: Sequence[str]) -> list[Any]:
    import pyrage

    try:
        keys = [pyrage.x25519.Recipient.from_str(one.strip()) for one in recipients]
    except pyrage.RecipientError:
        keys = []
    if not keys:
        raise CaseError('lock-recipient')
    return keys


def open_sealed(content: bytes, *, passphrase: str = '', identities: Sequence[str] = ()) -> bytes:
    """What a locked file holds; FileError where it does not open, CaseError where it is not locked at all."""
    if not is_locked(content):
        raise CaseError('lock-not-locked')
    refuse_cut(content)
    if wants_passphrase(content):
        return _with_passphrase(content, passphrase)
    return _with_keys(content, identities)


def refuse_cut(content: bytes) -> None:
    """Refuses a locked file that shows without any passphrase that its end is missing."""
    if _is_armoured(content) and not content.rstrip().endswith(_ARMOUR_END):
        raise FileError('lock-cut')
    bare = _bare(content)
    header = _HEADER_END.search(bare)
    if header is None or len(bare) - header.end() < _LEAST_BODY:
        raise FileError('lock-cut')


def keys_in(text: str) -> list[str]:
    """The secret keys of a key file; its other lines are notes."""
    return [line.strip() for line in text.splitlines() if line.strip().startswith(_KEY_LINE)]


def _with_passphrase(content: bytes, passphrase: str) -> bytes:
    import pyrage

    # Typed on another keyboard the same letters may come apart; a file of another tool was locked with them as typed.
    for typed in dict.fromkeys((_composed(passphrase), passphrase)):
        with contextlib.suppress(pyrage.DecryptError):
            return bytes(pyrage.passphrase.decrypt(content, typed))
    raise FileError('lock-wrong' if _is_armoured(content) else 'lock-wrong-or-damaged')


def _with_keys(content: bytes, identities: Sequence[str]) -> bytes:
    import pyrage

    if not identities:
        raise FileError('lock-needs-key')
    with contextlib.suppress(pyrage.IdentityError, pyrage.DecryptError):
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(one) for one in identities]))
    raise FileError('lock-key-wrong')


def _is_armoured(content: bytes) -> bool:
    return content.lstrip().startswith(_ARMOUR)


def _bare(content: bytes) -> bytes:
    """The bytes of a locked file without its armour; of a broken armour, nothing."""
    if not _is_armoured(content):
        return content
    body = content.strip().removeprefix(_ARMOUR).partition(b'-----')[0]
    lines = b''.join(body.split())
    try:
        return base64.b64decode(lines[: len(lines) // 4 * 4], validate=True)
    except binascii.Error:
        return b''


def _composed(passphrase: str) -> str:
    return unicodedata.normalize('NFC', passphrase)
