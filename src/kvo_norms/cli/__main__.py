"""
``python -m kvo_norms.cli`` is the command too.
"""

import sys

from kvo_norms.cli import command

if __name__ == "__main__":
    sys.exit(command())
