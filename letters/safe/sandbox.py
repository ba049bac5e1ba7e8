"""Templates run where they can do nothing but print: no Python underneath, no names but those that they are given."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined
from jinja2 import TemplateError
from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import BaseLoader
    from jinja2 import Environment

BROKEN = (TemplateError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError, UnicodeError)
"""What a template brings about that asks for something that is not there, or in another way than it is offered."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Of a record a template reads what its file says, and nothing that Pydantic can do with it."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read an attribute."""
        fields = getattr(type(obj), 'model_fields', None)
        return super().is_safe_attribute(obj, attr, value) and (fields is None or attr in fields)


def environment(loader: BaseLoader, extensions: Sequence[str] = ()) -> Environment:
    """An environment that escapes everything, fails on an undefined name, and lets nobody reach behind a value.

    Templates come from contributors: in a sandbox no attribute with an underscore is read and nothing is changed.
    Jinja's own globals are taken away, as each is a way to Python's.
    """
    made = _Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        extensions=extensions,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.clear()
    return made


def place(error: BaseException) -> tuple[str, str]:
    """The template, from its folder on, and the line at which it broke; empty where that is not known."""
    if isinstance(error, TemplateSyntaxError):
        return _named(error.filename or ''), str(error.lineno)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith('.jinja'):
            return _named(frame.filename), str(frame.lineno)
    return '', ''


def _named(file: str) -> str:
    return '/'.join(file.replace('\\', '/').split('/')[-2:])
