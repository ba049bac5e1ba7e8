"""`python -m letters`."""

from __future__ import annotations

from letters.cli import main

if __name__ == '__main__':
    main()
