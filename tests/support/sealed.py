"""Files locked under a passphrase as other tools may lock them: quick to open, for tests that are about something else.

The program locks so that each guess costs a second or two; these cost hardly any, and it opens them in the same way.
What the program locks itself is tested in tests/test_lock.py. Sources: https://c2sp.org/age, RFC 5869, RFC 8439.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct

_WORK_FACTOR = 4
_CHUNK = 64 * 1024
_MASK = 0xFFFFFFFF
_ROUND = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
          (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))  # fmt: skip


def quickly_sealed(content: bytes, passphrase: str, *, armoured: bool = True) -> bytes:
    """An age file of some bytes (at most one piece of the format), the same for the same content."""
    assert 0 < len(content) <= _CHUNK
    salt, file_key, nonce = (hashlib.sha256(name + content).digest()[:16] for name in (b'salt', b'key', b'nonce'))
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=b'age-encryption.org/v1/scrypt' + salt, n=2**_WORK_FACTOR, r=8, p=1, dklen=32
    )
    wrapped = _sealed(wrapping, bytes(12), file_key)
    header = f'age-encryption.org/v1\n-> scrypt {_plain64(salt)} {_WORK_FACTOR}\n{_plain64(wrapped)}\n---'.encode()
    seal = hmac.digest(_derived(file_key, b'', b'header'), header, 'sha256')
    payload = _sealed(_derived(file_key, nonce, b'payload'), bytes(11) + b'\x01', content)
    bare = header + f' {_plain64(seal)}\n'.encode() + nonce + payload
    return _armoured(bare) if armoured else bare


def _armoured(content: bytes) -> bytes:
    text = base64.b64encode(content).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    name = 'AGE ENCRYPTED FILE'
    return '\n'.join([f'-----BEGIN {name}-----', *lines, f'-----END {name}-----', '']).encode()


def _plain64(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip('=')


def _derived(secret: bytes, salt: bytes, about: bytes) -> bytes:
    """HKDF of RFC 5869, as many bytes as its hash has."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, 'sha256'), about + b'\x01', 'sha256')


def _sealed(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """ChaCha20 and Poly1305 without further data."""
    stream = b''.join(_block(key, nonce, number) for number in range(1, len(content) // 64 + 2))
    hidden = bytes(one ^ other for one, other in zip(content, stream, strict=False))
    signed = hidden + bytes(-len(hidden) % 16) + struct.pack('<QQ', 0, len(hidden))
    return hidden + _tag(_block(key, nonce, 0)[:32], signed)


def _tag(key: bytes, signed: bytes) -> bytes:
    factor = int.from_bytes(key[:16], 'little') & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    held = 0
    for at in range(0, len(signed), 16):
        held = (held + int.from_bytes(signed[at : at + 16] + b'\x01', 'little')) * factor % ((1 << 130) - 5)
    return ((held + int.from_bytes(key[16:], 'little')) % (1 << 128)).to_bytes(16, 'little')


def _block(key: bytes, nonce: bytes, number: int) -> bytes:
    begun = [*struct.unpack('<4I', b'expand 32-byte k'), *struct.unpack('<8I', key), number]
    begun += struct.unpack('<3I', nonce)
    held = list(begun)
    for _ in range(10):
        for a, b, c, d in _ROUND:
            for target, other, moved, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                held[target] = held[target] + held[other] & _MASK
                mixed = held[moved] ^ held[target]
                held[moved] = (mixed << by | mixed >> 32 - by) & _MASK
    return struct.pack('<16I', *(one + other & _MASK for one, other in zip(held, begun, strict=True)))
