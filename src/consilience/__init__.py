"""Consilience: several reports of one event in, one cited record out."""

__version__ = "0.1.0"
