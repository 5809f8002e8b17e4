"""
``python -m kvo_norms.authoring.schema catalogue/schemas`` writes the published schemas anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kvo_norms.authoring.schema import published

if __name__ == "__main__":
    for name, text in published().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8", newline="\n")
