"""How members become one number, in words."""

from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, phrase

_RULES = {
    Rule.MEAN: "the mean",
    Rule.SUM: "the sum",
    Rule.MINIMUM: "the lowest",
    Rule.MEDIAN: "the median",
    Rule.GEOMETRIC: "the geometric mean",
    Rule.NONE: "no total",
    Rule.RESIDUAL: "100 less the risk that remains: pressure times the share that protection leaves open",
}


def rule(combine: Combine) -> Words:
    """The rule alone: `the mean`."""
    if combine.rule is Rule.SHARE and combine.at_least is not None:
        return phrase("the share at {threshold} or more", threshold=number_text(combine.at_least))
    return Words(_RULES[combine.rule])


def rule_of(combine: Combine, members: Words) -> Words:
    """The rule with what it combines: `the mean of Shared goals 60 and Trust 70`."""
    if combine.rule is Rule.SHARE and combine.at_least is not None:
        return phrase("the share of {of} at {threshold} or more", of=members, threshold=number_text(combine.at_least))
    return phrase("{rule} of {of}", rule=_RULES[combine.rule], of=members)
