"""
What the measurements ran on.
"""

from __future__ import annotations

import os
import platform
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def described(peers: list[str]) -> list[tuple[str, str]]:
    """
    Processor, system, versions and the day; nothing that tells one machine from its like.
    """
    libraries = ["attrs", "cattrs", "msgspec", *peers]
    return [
        ("day", date.today().isoformat()),
        ("processor", _processor()),
        ("cores", str(os.cpu_count())),
        ("system", f"{platform.system()} on {platform.machine()}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("kvo_norms", version("kvo-norms")),
        *((name, _version(name)) for name in libraries),
    ]


def _processor() -> str:
    cards = Path("/proc/cpuinfo")
    if sys.platform == "linux" and cards.exists():
        for line in cards.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or "unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
