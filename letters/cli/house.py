"""The settings of a clinic, where a command is given some."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from letters.checking.clinic import read_clinic
from letters.cli.given import language_code
from letters.errors import DataError
from letters.model.clinic import NO_CLINIC
from letters.model.clinic import Clinic
from letters.output.lock import refuse_unknown_keys
from letters.packet.options import Options
from letters.registry.load import registry


def clinic_of(path: Path | None) -> Clinic:
    """The settings of a file; DataError with every problem where they are not fit. Without a file there are none."""
    if path is None:
        return NO_CLINIC
    clinic, problems = read_clinic(path, registry())
    if problems:
        raise DataError('clinic-bad', problems=tuple(problems), count=str(len(problems)))
    return clinic


def in_house(options: Options, clinic: Clinic) -> Options:
    """The choices of a command, and where it makes none, those of the clinic; CaseError for what is no public key."""
    refuse_unknown_keys(options.to_age)
    return replace(
        options,
        clinic=clinic,
        language=language_code(options.language) or clinic.language,
        reading_copy=language_code(options.reading_copy) or clinic.reading_copy,
        paper_size=options.paper_size or clinic.paper_size or None,
        file_names=options.file_names or clinic.file_names,
    )
