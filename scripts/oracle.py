#!/usr/bin/env python3
"""What Python Jinja makes of the official Qwen3 chat templates. See --help."""

import sys

try:
    from oracle.cli import main
except ModuleNotFoundError as missing:
    sys.exit(f"oracle.py: {missing}; it needs jinja2 3.1 (pip install jinja2)")

if __name__ == "__main__":
    sys.exit(main())
