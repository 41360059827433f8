"""What a form says to whoever fills it in: all of its words but those of the rubric."""

from collections.abc import Mapping
from typing import Final

from cooperation_cli.text import Words

TOPICS: Final = Words("Contents")
NEEDS_SCRIPT: Final = Words(
    "This form works in a web browser that may run scripts. If you see it in a mail program or a preview, save the "
    "file, and open it with a browser such as Firefox, Chrome, Edge or Safari. It is one file, and sends nothing "
    "anywhere."
)
INVITATION: Final[Mapping[str, Words]] = {
    "from": Words("Who asks"),
    "purpose": Words("Why"),
    "who_sees": Words("Who sees your answers"),
    "affects_funding": Words("Effect on funding"),
    "kept_until": Words("Kept until"),
}
COUNTS: Final[Mapping[str, tuple[Words, Words]]] = {
    "questions": (Words("{number} question"), Words("{number} questions")),
    "facts": (Words("{number} fact about the partnership"), Words("{number} facts about the partnership")),
    "replies": (Words("{number} question has a reply"), Words("{number} questions have a reply")),
}
"""What is counted, one and many."""
SAYINGS: Final[Mapping[str, Words]] = {
    name: Words(says)
    for name, says in {
        # The pages
        "start": "Before you begin",
        "you": "About you",
        "partnership": "About the partnership",
        "topic": "Topic {number} of {last}: {title}",
        "review": "Review and send back",
        "begin": "Begin",
        "next": "Next",
        "back": "Back",
        "progress": "{done} of {of} questions answered",
        # The beginning
        "ahead": ("{facts}, then {questions} or so: which are asked, and in which words, follows from the facts."),
        "ahead_without_facts": "{questions} in all.",
        "how": (
            "Answer from what you have seen yourself. “I don't know” is a good answer: the report lists it "
            "among what to find out. You can leave questions open, go back, and stop at any time."
        ),
        "name_it": "What is the partnership called?",
        "title": "Partnership",
        "kept_where": "Where your answers are",
        "kept": (
            "Nothing is sent anywhere. What you enter is kept in this browser, on this device, until you "
            "delete it, so that you can close this page and go on later. Others who use this browser could "
            "read it: on a device that you share, save a copy when you stop, and delete the draft."
        ),
        "not_kept": (
            "Nothing is sent anywhere, and this browser keeps nothing once the page is closed: save a copy "
            "before you close it. You can open the copy here and go on."
        ),
        "open": "Go on with a copy that you saved",
        "draft_found": (
            "This browser holds a draft of this form. If it is yours, go on with it. If it may be somebody "
            "else's, or you want none of it, delete it and begin anew."
        ),
        "go_on": "Go on with the draft",
        "begin_anew": "Delete it and begin anew",
        # Who answers, and about what
        "about_you": "You may leave out whatever you do not want to say.",
        "partner": "Your organisation or party",
        "side": "Its side in the partnership",
        "level": "Your own part in it",
        "role": "Your role",
        "name": "Your name",
        "date": "Date",
        "about_facts": "The facts decide which questions are asked, and in which words.",
        "several": "Choose all that fit.",
        "now_asked": "That makes {questions}.",
        # A question
        "critical": "This is a must-have: without it, the result is held back.",
        "pressure": "This is about pressure: it describes circumstances, not anybody's fault.",
        "number": "Your level, a number",
        "off_the_scale": "That is not on the scale: it goes {span}.",
        "dont_know": "I don't know",
        "prefer_not_to_say": "I prefer not to say",
        "not_applicable": "It does not apply here, and I say why",
        "clear": "Take back this answer",
        "notes": "Comment and evidence",
        "comment": "Comment",
        "reason": "Why does it not apply?",
        "reason_needed": "Say why; until then the question stays open.",
        "evidence": "Evidence",
        "shown_by": "What would show it: {evidence}",
        "a_line_each": "A line for each piece.",
        "claim": "Without evidence, this level counts as a claim.",
        # Keeping
        "save_copy": "Save a copy",
        "delete": "Delete the draft",
        "saved": "Saved as {name}, where this browser puts downloads.",
        "opened": "The copy is open: {questions}.",
        "restored": "Your draft is back: {questions}.",
        "replace": "Open the copy in place of what you have entered here?",
        "really_delete": (
            "Delete all that you have entered here, and the draft in this browser? Copies that you saved stay."
        ),
        "deleted": "Deleted. This browser keeps nothing of it.",
        # The review
        "tally": "{questions}: {states}.",
        "state_level": "with a level",
        "state_dont_know": "don't know",
        "state_prefer_not_to_say": "prefer not to say",
        "state_not_applicable": "not applicable",
        "state_unanswered": "open",
        "still_open": "Still open: {questions}",
        "may_stay_open": "You can answer these now, or leave them open.",
        "send_back": "Send it back",
        "send_to": "Save your answers, and send the file to {to}.",
        "send_to_sender": "Save your answers, and send the file to whoever sent you this form.",
        "save_answers": "Save my answers",
        "print": "Print the summary",
        "untitled": "The partnership has no name yet; without one, nobody can read the answers.",
        "as_text": "If saving does not work here",
        "copy_text": "Copy this whole text into a message instead.",
        "summary": "What you said",
        # Copies that are not taken
        "refused_broken": (
            "This file cannot be opened: it is no saved copy, or it was cut short or damaged. Nothing has changed here."
        ),
        "refused_no_answers": "This file holds no answers that a form can open. Nothing has changed here.",
        "refused_other_rubric": (
            "This copy answers the questions of “{theirs}”; this form asks those of “{ours}”. Open it in the"
            " form that it was saved from."
        ),
        "refused_other_version": (
            "This copy answers version {theirs} of the questions; this form asks version {ours}. Open it in "
            "the form that it was saved from."
        ),
        "refused_other_depth": (
            "This copy and this form do not ask the same set of questions, one the short set and one all. "
            "Open the copy in the form that it was saved from."
        ),
        "refused_other_partnership": (
            "This copy is about “{theirs}”; this form is about “{ours}”. Nothing has changed here."
        ),
        "refused_not_in_form": (
            "This copy answers “{question}”, which this form does not ask. Open it in the form that it was saved from."
        ),
        "refused_broken_at": ("This copy is damaged, or was changed by hand, at “{place}”. Nothing has changed here."),
        "refused_too_large": "This file is too large to be a saved copy. Nothing has changed here.",
    }.items()
}
"""Each sentence by its name; what stands in braces is filled in by the form."""
