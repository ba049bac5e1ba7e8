"""What `--help` says of the program, its commands and their options."""

from letters.model.record import Record
from letters.model.record import Text


class CommandHelp(Record):
    """A command: what it does, the same in a line, an example, and its options and arguments by their names."""

    about: Text
    short: str = ''
    example: str = ''
    options: dict[str, Text] = {}


class Help(Record):
    """All of it. `options` say the same wherever they stand."""

    words: dict[str, Text] = {}
    options: dict[str, Text] = {}
    program: CommandHelp
    commands: dict[str, CommandHelp]
