"""Where the package finds its data, its templates and its languages."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent
IN_CHECKOUT = (CHECKOUT / 'pyproject.toml').is_file() and (CHECKOUT / 'templates').is_dir()

DATA = PACKAGE / 'data'
DEMO = DATA / 'demo'

# A checkout reads its own folders; an installed wheel carries copies of them inside the package.
TEMPLATES = CHECKOUT / 'templates' if IN_CHECKOUT else PACKAGE / '_templates'
LOCALES = CHECKOUT / 'locales' if IN_CHECKOUT else PACKAGE / '_locales'

# Fonts that the set-up unpacked beside the project where it could not install them for everybody.
LOCAL_FONTS = CHECKOUT / '.system' / 'usr' / 'share' / 'fonts'
