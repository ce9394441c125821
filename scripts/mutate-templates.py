#!/usr/bin/env python3
"""Shows that the golden cases notice every change of an official template. See --help."""

import sys

try:
    from mutants.cli import main
except ModuleNotFoundError as missing:
    sys.exit(f"mutate-templates.py: {missing}; it needs jinja2 3.1 (pip install jinja2)")

if __name__ == "__main__":
    sys.exit(main())
