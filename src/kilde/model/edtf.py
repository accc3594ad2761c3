"""Dates as EDTF level 2 (ISO 8601-2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edtf:
    text: str
