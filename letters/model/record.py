"""What all records share: how they are frozen, where they come from, how sure we are."""

from datetime import date
from functools import cache
from typing import Annotated
from typing import Any
from typing import Literal
from typing import Self

from pydantic import AfterValidator
from pydantic import BaseModel
from pydantic import ConfigDict
from pydantic import StringConstraints
from pydantic_core import PydanticCustomError

from letters.model import hosts

ID_PATTERN = r'^[a-z0-9]+(-[a-z0-9]+)*$'
"""What an id looks like."""
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Link = Annotated[str, StringConstraints(pattern=r'^(https?://|data:)[^\s<>"]+$', max_length=600)]


def _of_one_site(value: str) -> str:
    if not hosts.is_of_one_site(value):
        raise PydanticCustomError('registry-host', 'registry-host', {'host': value})
    return value


Host = Annotated[str, AfterValidator(_of_one_site)]
"""A host that a record claims. One that is not of one site would take other people's links to this recipient."""
YesNo = Literal['yes', 'no']
Known = Literal['yes', 'no', 'unknown']
Table = dict[str, list[str]]
"""A condition: every key must have one of its values. Keys and values are closed lists of the vocabulary."""

Needs = Table | Literal['', 'nothing']
"""The answers that a sentence rests on, each with the values that make it true, or `given` for any. `nothing`: it says
nothing of the facts of a case. Empty where nobody has written yet which."""

Confidence = Literal['high', 'medium', 'low']
Verification = Literal['', 'text', 'partial', 'secondary', 'none']
Reader = Literal['researcher', 'lawyer', 'clinic', 'helpline']
SourceKind = Literal['statute', 'regulator', 'court', 'official-page', 'archived-official-page', 'secondary']


class Record(BaseModel):
    """A frozen value read from a file. Unknown keys are errors, and no error quotes a value."""

    # What checks a record is built where one is checked: compiled records need none of it.
    model_config = ConfigDict(extra='forbid', frozen=True, hide_input_in_errors=True, defer_build=True)

    @classmethod
    def made(cls, said: dict[str, Any]) -> Self:
        """A record of values that were checked already, with the defaults of its kind for what was not said.

        Pydantic is not asked: to build what checks a record takes longer than all the rest of a short command.
        """
        made = cls.__new__(cls)
        # Past the records' own way of setting a value, which refuses: they are frozen.
        put = object.__setattr__
        held = blank(cls).copy()
        held.update(said)
        for name, kind in _lists(cls):
            if name not in said:
                held[name] = kind()
        put(made, '__dict__', held)
        put(made, '__pydantic_fields_set__', set(said))
        put(made, '__pydantic_extra__', None)
        put(made, '__pydantic_private__', None)
        return made


@cache
def blank(kind: type[Record]) -> dict[str, Any]:
    """Every key of a kind in its order, with its default."""
    fields = kind.model_fields.items()
    return {name: None if one.is_required() else one.get_default(call_default_factory=True) for name, one in fields}


@cache
def _lists(kind: type[Record]) -> tuple[tuple[str, type[list[Any]] | type[dict[str, Any]]], ...]:
    """The keys whose default could be changed: each record has one of its own. None is filled by default."""
    return tuple((name, type(held)) for name, held in blank(kind).items() if isinstance(held, list | dict) and not held)


class Source(Record):
    """Where a fact is from."""

    title: Text
    url: Link
    kind: SourceKind = 'secondary'


class Sourced(Record):
    """A record that says where it is from, how sure we are and when somebody looked."""

    sources: list[Source] = []
    confidence: Confidence
    checked: date
    second_look: date | None = None
    read_by: Reader = 'researcher'
    verification: Verification = ''
