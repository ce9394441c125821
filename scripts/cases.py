#!/usr/bin/env python3
"""Writes golden/cases.json, the requests that every template is asked. See --help."""

import sys

from cases.cli import main

if __name__ == "__main__":
    sys.exit(main())
