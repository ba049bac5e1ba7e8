"""Leaving a command with an exit code."""

from __future__ import annotations


class Leave(Exception):
    """Leave with an exit code; everything has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
