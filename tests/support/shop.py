"""The settings of an invented clinic, as a file, with some of them changed."""

from __future__ import annotations

from pathlib import Path

from tests.support.factory import as_yaml

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20" width="60" height="20">'
    '<rect width="20" height="20" fill="#146"/></svg>'
)
SETTINGS = {
    'clinic': 'Example Clinic',
    'letterhead': {'lines': ['Example Clinic', '12 Example Road'], 'logo': 'logo.svg'},
    'agent': {
        'name': 'Example Clinic',
        'address': ['12 Example Road', '54000 Example Town'],
        'email': 'case@clinic.example',
    },
}


def settings(folder: Path, **changes: object) -> Path:
    """The file `clinic.yaml` in a folder, with its logo beside it."""
    folder.mkdir(exist_ok=True)
    (folder / 'logo.svg').write_text(SVG)
    path = folder / 'clinic.yaml'
    path.write_text(as_yaml({**SETTINGS, **changes}))
    return path
