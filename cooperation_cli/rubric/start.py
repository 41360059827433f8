"""The first text of a new rubric: small, whole, and explained line by line."""

import re
from string import Template

from cooperation_cli.documents.document import shown
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric.building.spot import in_words
from cooperation_cli.rubric.conditions import RESERVED


def new_rubric(name: str, like: str | None = None) -> str:
    """A small rubric in a single file that loads and passes its check. Raises CooperationError for what is no id.

    `like` is the text of a rubric to begin with instead, under another id and title.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name) or name in RESERVED:
        mend = "write small letters a-z, digits and hyphens, such as water-sharing"
        raise CooperationError(Problem(Place(shown(name)), "cannot be the id of a rubric", mend))
    title = in_words(name).raw
    return _TEXT.substitute(id=name, title=title) if like is None else _renamed(like, name, title)


def _renamed(text: str, name: str, title: str) -> str:
    # The line for editors leads to the schema from where the rubric ships.
    text = re.sub(r"\A# yaml-language-server:.*\n", "", text)
    text = re.sub(r"^id: .*$", f"id: {name}", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^title: .*$", f'title: "{title}"', text, count=1, flags=re.MULTILINE)


_TEXT = Template("""\
# A rubric in one file. Change the words, add questions, and then run:
#   cooperation rubric check $id.yaml
#   cooperation score ANSWERS --rubric $id.yaml
format: cooperation-rubric/1
id: $id
version: "1.0.0"                  # raise the first number when answers to the old questions no longer count
title: "$title"
language: en
min_coverage: 0.5                 # no score for a dimension with fewer than half of its questions answered

scales:
  practice:
    evidence_from: 3              # from this level on, an answer without evidence is a claim
    levels:
      - {value: 0, label: Absent}
      - {value: 1, label: Ad hoc}
      - {value: 2, label: Agreed}
      - {value: 3, label: In use}
      - {value: 4, label: Reviewed together}

profile:                          # facts about the partnership that decide what is asked
  - id: stage
    text: Where does the partnership stand today?
    choices: {before: Not yet started, running: Running}

bands:                            # verdicts on the overall score, from 0 to 100
  - {id: not-ready, from: 0, title: Pause and prepare}
  - {id: conditional, from: 50, title: Proceed with conditions}
  - {id: ready, from: 80, title: Proceed}

gates:                            # must-haves: where "when" holds, the band goes no higher than caps_at
  - id: must-haves
    title: Every must-have practice agreed
    when: {question: each-critical, below: 2}
    caps_at: not-ready
    because: a must-have practice is not yet agreed

parts:
  - {id: practice, title: What the partners do}

dimensions:
  - id: shared-goals
    part: practice
    title: Shared goals
    why: Partners who want different things drift apart.
    scale: practice
    questions:
      - id: purpose               # known everywhere as shared-goals.purpose; never change it, see renamed_from
        title: Agreed purpose
        text: Have all partners agreed what they want to reach together?
        depth: quick              # asked in the short version too
        critical: true            # the gate above looks at it
        levels:
          0: Nobody has said what the partners want together.
          1: Some people can say it, each in their own way.
          2: One text says it, and every partner has agreed to it.
          3: In the last year, partners used the text to decide something.
          4: Partners have reviewed the text together and changed it.
        evidence: The text, with the date and the names of those who agreed.
        advice:                   # what to do to reach each level
          1: {do: Ask each partner to say in one sentence what they hope for., effort: small, who: [secretariat]}
          2: {do: Make one text of these sentences and ask every partner to agree., effort: medium, who: [secretariat]}
          3: {do: Open the next plan with the text and drop what does not serve it., effort: small, who: [secretariat]}
          4: {do: Set a day each year to read the text together and mend it., effort: small, who: [secretariat]}
      - id: roles
        title: Roles and dates
        text: Is it clear which partner does what, and by when?
        depth: quick
        levels:
          0: Nobody has said who does what.
          1: It depends on who is asked.
          2: A list names a partner and a date for each task.
          3: In the last year, the list was used to see what was late.
          4: Partners have reviewed the list together and changed it.
        evidence: The list, and the last time that it was used.
        advice:
          1: {do: Ask who does what today and write it down., effort: small, who: [secretariat]}
          2:
            do: Agree on one list of tasks with a partner and a date for each.
            effort: medium
            who: [secretariat]
            after: {shared-goals.purpose: 1}      # what must hold before this can begin
          3: {do: Read the list aloud at each meeting and name what is late., effort: small, who: [secretariat]}
          4: {do: Ask every partner once a year which tasks should move., effort: small, who: [secretariat]}
      - id: review
        title: Joint review
        text: Do the partners look back together at what was done?
        ask_if: {profile: stage, is: running}     # asked of these partnerships only
        levels:
          0: Nobody looks back.
          1: Single people look back by themselves.
          2: The partners have agreed to look back on a set date.
          3: In the last year, they looked back together.
          4: They changed something because of it.
        evidence: The date, and a note of what was said.
        advice:
          1: {do: Ask one person to write down what went well and what did not., effort: small, who: [secretariat]}
          2: {do: Agree on a date to look back together., effort: small, who: [secretariat]}
          3: {do: Meet on that date and write down three lessons., effort: small, who: [secretariat]}
          4: {do: Choose one lesson and change the plan because of it., effort: medium, who: [secretariat]}
      - id: measures
        title: Measures
        text: Have the partners agreed how they will know that it works?
        levels:
          0: Nobody has said how success would be seen.
          1: Some people have an idea of it.
          2: A text names what is measured, and where it stands today.
          3: In the last year, it was measured again.
          4: The partners discussed the numbers together and changed something.
        evidence: The text, and the latest numbers.
        advice:
          1: {do: Ask each partner what they would look at to see success., effort: small, who: [secretariat]}
          2: {do: Choose three measures and write down where each stands today., effort: medium, who: [secretariat]}
          3: {do: Measure all three again and send the numbers to every partner., effort: medium, who: [secretariat]}
          4: {do: Discuss the numbers in a meeting and decide what to change., effort: small, who: [secretariat]}
""")
