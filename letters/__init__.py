"""Papers that get intimate images and private data taken down, from a short questionnaire."""

from __future__ import annotations

__version__ = "0.1.0"
