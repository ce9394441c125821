"""Mutants of the official templates: each with one small change that the golden cases must notice."""

from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / "spec" / "mutation" / "templates.json"
