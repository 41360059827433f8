"""The oracle's common scores of several moments, written from the method alone."""

from fractions import Fraction

from oracle.instrument import Raw, questions
from oracle.scorer import Levels, readings, score


def common_questions(read: list[Levels]) -> list[str]:
    """What applies and is answered with a level in every moment."""
    return [name for name in read[0] if all(name in one and one[name]["state"] == "level" for one in read)]


def common_scores(rubric: Raw, files: list[Raw], depth: str) -> list[Raw]:
    """The scorecard of each moment on the common questions, whatever else applies in any being open."""
    read = [readings(rubric, said, depth) for said in files]
    shared = set(common_questions(read))
    anywhere = [
        name
        for name in questions(rubric)
        if any(name in one and one[name]["state"] != "not_applicable" for one in read)
    ]
    blank: Raw = {"state": "unanswered", "level": None, "evidence": False}
    return [score(rubric, {name: one[name] if name in shared else blank for name in anywhere}) for one in read]


def common_coverage(rubric: Raw, files: list[Raw], depth: str) -> dict[str, Fraction]:
    """Of each dimension with anything applicable: the weight in common by the weight that applies in any moment."""
    read = [readings(rubric, said, depth) for said in files]
    shared = set(common_questions(read))
    every = questions(rubric)
    found = {}
    for dimension in rubric["dimensions"]:
        names = [f"{dimension['id']}.{question['id']}" for question in dimension["questions"]]
        any_ = [n for n in names if any(n in one and one[n]["state"] != "not_applicable" for one in read)]
        if any_:
            weight = sum((every[n]["weight"] for n in any_), Fraction(0))
            found[dimension["id"]] = sum((every[n]["weight"] for n in any_ if n in shared), Fraction(0)) / weight
    return found
