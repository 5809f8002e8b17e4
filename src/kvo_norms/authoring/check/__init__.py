"""
What is wrong, or probably not meant, in the files of an edition.
"""

from kvo_norms.authoring.check.checking import check_edition
from kvo_norms.authoring.check.fixing import fix_remarks
from kvo_norms.authoring.check.registry import RULES
from kvo_norms.authoring.check.remarks import CheckResult, Fix, Remark, Severity
from kvo_norms.authoring.check.rules import Rule

__all__ = [
    "RULES",
    "CheckResult",
    "Fix",
    "Remark",
    "Rule",
    "Severity",
    "check_edition",
    "fix_remarks",
]
