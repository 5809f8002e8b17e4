"""
``python -m kvo_norms.cli`` is the command too.
"""

import sys

from kvo_norms.cli import main

if __name__ == "__main__":
    sys.exit(main())
