"""What a number in a row may be."""

from __future__ import annotations

Number = int | float
