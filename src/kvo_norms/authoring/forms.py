"""
The forms of the rule vocabulary, each with an example and what the example stands for.

An example is the `requires` of a norm. Its expansion says the same in simpler forms, so that a
test can hold the two against each other; where there is no simpler form, it is said in words.
"""

from __future__ import annotations

from kvo_norms import patterns
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Form:
    """
    One form of the vocabulary.
    """

    name: str
    """As the catalogue writes it."""
    described_by: type
    """The class whose docstring describes it."""
    example: str
    """A `requires`, in TOML."""
    expansion: str | None = None
    """The same in simpler forms, in TOML."""
    meaning: str | None = None
    """The same in words, where there is no simpler form."""


RECORDS = (
    Form(
        name="a table of fields",
        described_by=patterns.Record,
        example='[requires]\napplication.kind = "eerste"\narea.size = "groot"',
        expansion=(
            '[requires]\nall = [\n    { application = { kind = "eerste" } },\n'
            '    { area = { size = "groot" } },\n]'
        ),
    ),
    Form(
        name="all",
        described_by=patterns.AllOf,
        example=(
            "[requires]\nall = [\n    { working_group = { chair = { present = true } } },\n"
            "    { working_group = { aim = { present = true } } },\n]"
        ),
        expansion=(
            "[requires.working_group]\nchair = { present = true }\naim = { present = true }"
        ),
    ),
    Form(
        name="any",
        described_by=patterns.AnyOf,
        example=(
            '[requires]\nany = [\n    { area = { size = "groot" } },\n'
            '    { application = { kind = "eerste" } },\n]'
        ),
        expansion=(
            '[requires.not]\nall = [\n    { not = { area = { size = "groot" } } },\n'
            '    { not = { application = { kind = "eerste" } } },\n]'
        ),
    ),
    Form(
        name="not",
        described_by=patterns.Not,
        example='[requires.not.area]\nconstruction = "nieuwbouw"',
        meaning="MET where the pattern is NOT_MET, NOT_MET where it is MET, OPEN where it is OPEN.",
    ),
    Form(
        name="at_least_of",
        described_by=patterns.AtLeastOf,
        example=(
            "[requires.at_least_of]\ncount = 2\npatterns = [\n"
            "    { working_group = { chair = { present = true } } },\n"
            "    { working_group = { aim = { present = true } } },\n"
            "    { area = { boundary = { present = true } } },\n]"
        ),
        meaning=(
            "MET when so many patterns are MET; NOT_MET when there would be too few even if every"
            " OPEN one were MET; else OPEN."
        ),
    ),
)

VALUES = (
    Form(
        name="a bare value, equals",
        described_by=patterns.Equals,
        example='[requires.area]\nkind = "winkelgebied"',
        expansion='[requires.area]\nkind = { one_of = ["winkelgebied"] }',
    ),
    Form(
        name="an array, one_of",
        described_by=patterns.OneOf,
        example='[requires.area]\nsize = ["klein", "groot"]',
        expansion=(
            '[requires]\nany = [\n    { area = { size = "klein" } },\n'
            '    { area = { size = "groot" } },\n]'
        ),
    ),
    Form(
        name="at_least",
        described_by=patterns.AtLeast,
        example="[requires.area]\ncompanies = { at_least = 100 }",
        expansion="[requires.not.area]\ncompanies = { below = 100 }",
    ),
    Form(
        name="at_most",
        described_by=patterns.AtMost,
        example='[requires.application]\ndate = { at_most = "as_of" }',
        expansion='[requires.not.application]\ndate = { above = "as_of" }',
    ),
    Form(
        name="above",
        described_by=patterns.Above,
        example="[requires.area]\ncompanies = { above = 99 }",
        expansion="[requires.area]\ncompanies = { at_least = 100 }",
    ),
    Form(
        name="below",
        described_by=patterns.Below,
        example='[requires.analysis]\nevery = { level = { below = "hoog" } }',
        expansion='[requires.analysis]\nevery = { level = ["geen", "laag", "middel"] }',
    ),
    Form(
        name="within",
        described_by=patterns.Within,
        example='[requires.application]\ndate = { within = "P6M" }',
        expansion=(
            '[requires.application]\ndate = { at_least = "as_of - P6M", at_most = "as_of" }'
        ),
    ),
    Form(
        name="present",
        described_by=patterns.Present,
        example="[requires.working_group]\nchair = { present = true }",
        meaning="MET when the field is given, OPEN when not; never NOT_MET.",
    ),
    Form(
        name="contains_all",
        described_by=patterns.ContainsAll,
        example=(
            '[requires.meetings]\nevery = { roles = { contains_all = ["gemeente", "politie"] } }'
        ),
        expansion=(
            "[requires.meetings.every]\nall = [\n"
            '    { roles = { contains_any = ["gemeente"] } },\n'
            '    { roles = { contains_any = ["politie"] } },\n]'
        ),
    ),
    Form(
        name="contains_any",
        described_by=patterns.ContainsAny,
        example=(
            '[requires.meetings]\nevery = { roles = { contains_any = ["gemeente", "politie"] } }'
        ),
        expansion=(
            "[requires.meetings.every]\nany = [\n"
            '    { roles = { contains_all = ["gemeente"] } },\n'
            '    { roles = { contains_all = ["politie"] } },\n]'
        ),
    ),
    Form(
        name="contains_none",
        described_by=patterns.ContainsNone,
        example='[requires.meetings]\nevery = { roles = { contains_none = ["brandweer"] } }',
        expansion=(
            '[requires.meetings]\nevery = { not = { roles = { contains_any = ["brandweer"] } } }'
        ),
    ),
)

COLLECTIONS = (
    Form(
        name="where",
        described_by=patterns.Items,
        example='[requires.inspections]\nwhere = { light = "donker" }',
        expansion=(
            '[requires.inspections]\nwhere = { light = "donker" }\ncount = { at_least = 1 }'
        ),
    ),
    Form(
        name="count",
        described_by=patterns.Items,
        example=(
            '[requires.measures]\nwhere = { status = "uitgevoerd" }\ncount = { at_least = 4 }'
        ),
        meaning=(
            "With m items that match and o that may, the number lies from m to m + o, without"
            " upper bound where the collection is missing or incomplete. MET when every number in"
            " between passes, NOT_MET when none does, else OPEN."
        ),
    ),
    Form(
        name="latest",
        described_by=patterns.Items,
        example=(
            '[requires.surveys]\nlatest = "date"\nevery = { response_rate = { at_least = 0.3 } }'
        ),
        meaning=(
            "An item counts when it matches `where` and no other item that matches `where` has a"
            " later date: *where(i) and not (where(j) and date(j) > date(i))* for each other item"
            " j. Where the collection is missing or incomplete, a newer item may exist."
        ),
    ),
    Form(
        name="every",
        described_by=patterns.Items,
        example=(
            '[requires.measures]\nwhere = { plan = "huidig" }\n'
            "every = { owner = { present = true } }"
        ),
        expansion=(
            "[requires.measures]\n"
            'where = { plan = "huidig", not = { owner = { present = true } } }\n'
            "count = { at_most = 0 }"
        ),
    ),
    Form(
        name="share",
        described_by=patterns.Share,
        example=(
            '[requires.goals]\nwhere = { plan = "vorig" }\n'
            "share = { of = { reached = true }, at_least = 0.6 }"
        ),
        meaning=(
            "An item that may match, or may fulfil `of`, can fall on either side. MET when the"
            " share passes however they fall, NOT_MET when it fails however they fall, else OPEN;"
            " a share of nothing fails."
        ),
    ),
    Form(
        name="covers",
        described_by=patterns.Covers,
        example='[requires.partners]\ncovers = { role = ["gemeente", "politie"] }',
        expansion=(
            '[requires]\nall = [\n    { partners = { where = { role = "gemeente" } } },\n'
            '    { partners = { where = { role = "politie" } } },\n]'
        ),
    ),
    Form(
        name="each",
        described_by=patterns.Each,
        example=(
            '[requires.meetings]\neach = { period = "P6M", date = "date", since = "as_of - P1Y" }'
        ),
        expansion=(
            "[requires]\nall = [\n"
            "    { meetings.where = { date = { "
            'above = "as_of - P6M", at_most = "as_of" } } },\n'
            "    { meetings.where = { date = { "
            'above = "as_of - P12M", at_most = "as_of - P6M" } } },\n]'
        ),
    ),
)

OPERANDS = (
    Form(
        name='a parameter, "$name"',
        described_by=patterns.Parameter,
        example='[requires.measures]\ncount = { at_least = "$measures_before_first" }',
        meaning="The value that the edition declares under that name.",
    ),
    Form(
        name='the day of the assessment, "as_of"',
        described_by=patterns.AsOf,
        example='[requires.measures]\nevery = { deadline = { at_least = "as_of - P1M" } }',
        meaning=(
            "A duration is subtracted years and months first (to the last day of the month where"
            " the day does not exist), then days."
        ),
    ),
    Form(
        name='a value of the dossier, "@path"',
        described_by=patterns.FromDossier,
        example=(
            '[requires.surveys]\nwhere = { date = { above = "@application.previous_until - P1Y" } }'
        ),
        meaning="OPEN where the dossier does not say.",
    ),
)

CHAPTERS = (
    ("Tables", RECORDS),
    ("One value, and lists of words", VALUES),
    ("Collections", COLLECTIONS),
    ("What a field is compared with", OPERANDS),
)

FOR_EACH = """\
[[norms]]
id = "veiligheidsanalyse.thema"
title = { nl = "Niveau bepaald: {theme.label}", en = "Level set: {theme.label}" }
for_each = "themes"
requires.analysis.where = { theme = "{theme}", level = { present = true } }
"""
"""A norm, without what the example does not need, that holds for each theme."""
