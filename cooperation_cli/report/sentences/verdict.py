"""The verdict in words: who answered, what the band is, why, what would change it, what it cannot tell."""

from collections.abc import Sequence

from cooperation_cli.answers.model import State
from cooperation_cli.report.sentences.parts import count, from_to, listed, long_date, quoted
from cooperation_cli.text import Words, joined, phrase

READINESS = Words("Overall readiness")
OVERALL = Words("Overall")
PRACTICE = Words("Practice")
WHY = Words("Why")
WOULD_CHANGE = Words("What would change it")
HOW_FIRM = Words("How firm")
WEIGHTS = Words("Whose weights")
NEXT = Words("Begin in the first 90 days")
CANNOT_TELL = Words("What this cannot tell")
MEANING = Words("What this means")
NO_VERDICT = Words("No verdict yet")
NO_BANDS = Words("No verdict: the rubric has no bands")
NO_TOTAL = Words("No total")

PRESSURE_IS_NO_FAULT = Words(
    "Pressure describes circumstances, not fault. High pressure argues for more support, not less."
)
NOT_A_MEASUREMENT = Words(
    "It is one account, and nobody has checked it. It cannot tell whether the goal is the right one, whether "
    "others in the partnership see it the same way, or what will happen. A band is a convention, not a measurement."
)
SCREENING_IS_SHORT = Words("A screening asks the short set of questions only; the full set may change the verdict.")


def screening(title: Words) -> Words:
    """The verdict where only the quick questions were asked."""
    return phrase("Screening: {title}", title=title)


def answered_by(names: Sequence[Words], places: Sequence[Words], date: str | None) -> Words:
    """Who answered, where they stand, and when; what is missing is said."""
    who = joined(names) or Words("somebody who gives no name")
    if places:
        who = phrase("{who} ({places})", who=who, places=joined(places))
    match bool(names or places), date:
        case False, None:
            return Words("The answers do not say who gave them, or when.")
        case False, str():
            return phrase("Answered on {date}; the answers do not say by whom.", date=long_date(date))
        case True, None:
            return phrase("Answered by {who}; the answers do not say when.", who=who)
        case _:
            return phrase("Answered by {who}, on {date}.", who=who, date=long_date(date or ""))


def stage(words: Words) -> Words:
    """Where the partnership stands."""
    return phrase("Stage: {stage}.", stage=words)


def how_many(answered: int, asked: int, evidenced: int, *, screened: bool) -> Words:
    """How many of how many questions are answered, and how many answers come with evidence."""
    of = phrase(
        "{answered} of {asked} questions {kind}answered",
        answered=answered,
        asked=asked,
        kind="of the short set " if screened else "",
    )
    if not answered:
        return of + Words(".")
    if evidenced == answered:
        return phrase("{of}, all with evidence.", of=of)
    return phrase("{of}, {number} with evidence.", of=of, number=evidenced or "none")


STATES = {
    State.NOT_APPLICABLE: "not applicable",
    State.DONT_KNOW: 'answered "don\'t know"',
    State.PREFER_NOT_TO_SAY: '"prefer not to say"',
    State.UNANSWERED: "left blank",
}


def also(others: Sequence[tuple[int, str]]) -> Words:
    """What else was said, and how often: not applicable, left blank and so on."""
    return phrase("Also {list}.", list=listed([Words(f"{number} {says}") for number, says in others]))


def practice(score: str) -> Words:
    """What the parties do, whatever the weather."""
    return phrase("{score}, counted with every pressure at its strongest.", score=score)


def weights_of(title: Words, named: Words) -> Words:
    """Whose weights stand in place of the rubric's own."""
    return phrase("Not the rubric's own, but those of {title}: {named}.", title=title, named=named)


def weight(dimension: Words, weight: str) -> Words:
    """A dimension with its weight."""
    return phrase("{dimension} {weight}", dimension=dimension, weight=weight)


def reaches(score: str, band: Words, start: str) -> Words:
    """Why, where the overall decides and reaches a band."""
    return phrase("Overall {score} reaches {band}, which begins at {start}.", score=score, band=band, start=start)


def below(score: str, following: Words, start: str) -> Words:
    """Why, where the overall decides and stays in the lowest band."""
    return phrase("Overall {score} is below {start}, where {band} begins.", score=score, start=start, band=following)


def held(score: str, uncapped: Words, band: Words, because: Words, subject: Words | None) -> Words:
    """Why, where a missing must-have holds the band down."""
    return phrase(
        "Overall {score} would be {uncapped}; held at {band} because {because}{detail}.",
        score=score,
        uncapped=uncapped,
        band=band,
        because=because,
        detail=_detail(subject),
    )


def held_open(score: str, uncapped: Words, band: Words, gate: Words, subject: Words | None) -> Words:
    """Why, where a must-have that nobody can decide holds the band down."""
    first = phrase(" (answer this first: {subject})", subject=subject) if subject else Words("")
    return phrase(
        'Overall {score} would be {uncapped}; held at {band} because the must-have "{gate}" is not decided{first}.',
        score=score,
        uncapped=uncapped,
        band=band,
        gate=gate,
        first=first,
    )


def short_of(subject: Words, now: Words | str, needs: Words | str) -> Words:
    """The member that a must-have fails on: `Promises tracked: level 1, Ad hoc; needs level 2, Agreed`."""
    return phrase("{subject}: {now}; needs {needs}", subject=subject, now=now, needs=needs)


def less_than(threshold: Words) -> Words:
    """What a must-have needs that fails at or above its threshold."""
    return phrase("less than {threshold}", threshold=threshold)


def held_anyway(because: Words, subject: Words | None) -> Words:
    """A missing must-have that changes nothing now, because the overall is no higher."""
    return phrase(
        "It could not be higher in any case, because {because}{detail}.", because=because, detail=_detail(subject)
    )


def held_beyond(cap: Words, because: Words, subject: Words | None) -> Words:
    """A missing must-have that would hold a higher overall down."""
    return phrase(
        "Beyond {cap} it could not go in any case, because {because}{detail}.",
        cap=cap,
        because=because,
        detail=_detail(subject),
    )


def _detail(subject: Words | None) -> Words:
    return phrase(" ({subject})", subject=subject) if subject else Words("")


ALL_QUESTIONS = Words("all")
EVERY_MUST_HAVE = Words("Every must-have is met.")
TOTAL_ONLY = Words("The rubric names no bands, so the overall score stands for itself.")
NO_OVERALL = Words("The rubric gives each dimension a score of its own, and no total.")


def too_little(places: Sequence[Words], least: str) -> Words:
    """Why there is no band: where too few questions are answered."""
    return phrase(
        "Too few questions are answered for a verdict: {places}. At least {least} are needed.",
        places=listed(places),
        least=least,
    )


def covered(place: Words, share: str) -> Words:
    """How much is answered of one part."""
    return phrase("{share} in {place}", share=share, place=place)


def one_step_lifts(question: Words, before: Words, after: Words, band: Words) -> Words:
    """The one step after which the band is higher."""
    return phrase(
        "One step lifts the verdict to {band}: {question} {rise}.",
        band=band,
        question=quoted(question),
        rise=from_to(before, after),
    )


def one_step_clears(question: Words, before: Words, after: Words, gates: Sequence[Words]) -> Words:
    """The first step that meets a missing must-have, where that alone does not lift the verdict."""
    return phrase(
        "First raise {question} {rise}: that meets {gates}.",
        question=quoted(question),
        rise=from_to(before, after),
        gates=listed([quoted(gate) for gate in gates]),
    )


def still_hold(gates: Sequence[Words]) -> Words:
    """The must-haves that hold the verdict after that step."""
    hold = "still holds it" if len(gates) == 1 else "still hold it"
    return phrase("Then {gates} {hold} down.", gates=listed([quoted(gate) for gate in gates]), hold=hold)


def points_too(points: str, band: Words) -> Words:
    """The points that the next band needs after that step."""
    return phrase("{band} then needs {points} more points as well.", band=band, points=points)


def answer_first(questions: Sequence[Words]) -> Words:
    """Must-haves that are not decided."""
    return phrase(
        "An answer, before anything else, to {questions}.", questions=listed([quoted(one) for one in questions])
    )


def no_single_step(gates: Sequence[Words]) -> Words:
    """Several steps are needed for the must-haves that hold the verdict."""
    return phrase("No single step lifts it. It waits for: {gates}.", gates=listed([quoted(gate) for gate in gates]))


def next_band(points: str, band: Words, start: str) -> Words:
    """How far the next band is."""
    return phrase(
        "{points} more points reach {band}, which begins at {start}; no single step brings them all.",
        points=points,
        band=band,
        start=start,
    )


def nothing_higher(nearest: Words | None) -> Words:
    """The highest band is reached."""
    if nearest is None:
        return Words("There is no higher verdict. It holds while every must-have does.")
    return phrase('There is no higher verdict. The must-have nearest to failing is "{gate}".', gate=nearest)


def cheapest_way(band: Words, steps: int, question: Words, before: Words, after: Words) -> Words:
    """The plan of the least effort, and the step that it begins with."""
    return phrase(
        "The cheapest way to {band} takes {steps}; the next one is to raise {question} {rise}.",
        band=band,
        steps=count(steps, "step", "steps"),
        question=quoted(question),
        rise=from_to(before, after),
    )


MORE_ANSWERS = Words("More answers: the list of what to find out says which tell most.")


def claims_counted(claims: int, score: str, band: Words | None) -> Words:
    """What holds where high levels without evidence count lower; `band` is None where the verdict stays."""
    high = count(claims, "high answer comes", "high answers come")
    without = phrase("{high} without evidence; if each counted only as the level below", high=high)
    return _would(without, score, band)


def claims_lowered(claims: int, score: str, band: Words | None) -> Words:
    """What would hold as claimed, where evidence is required."""
    high = count(claims, "high answer comes", "high answers come")
    lowered = phrase("{high} without evidence and counts here only as the level below; as claimed", high=high)
    if claims != 1:
        lowered = phrase("{high} without evidence and count here only as the level below; as claimed", high=high)
    return _would(lowered, score, band)


def _would(condition: Words, score: str, band: Words | None) -> Words:
    if band is None:
        return phrase("{condition}, the verdict would stay, at {score}.", condition=condition, score=score)
    return phrase("{condition}, the verdict would be {band}, {score}.", condition=condition, band=band, score=score)
