"""One sitting of an interview: replies kept as they come, and what is said before and after."""

import shlex
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import PurePath

from msgspec.structs import replace

from cooperation_cli.answers.model import Answers
from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.commands.course import Course
from cooperation_cli.commands.ending import left_open, options_back
from cooperation_cli.commands.interruptions import Interruptions
from cooperation_cli.commands.keeping import KeptAnswers
from cooperation_cli.errors import CooperationError
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.console import at_terminal, speak, width
from cooperation_cli.interviewer.conversation import conduct
from cooperation_cli.interviewer.layout import counted, lines, page
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words, one_line, phrase


@dataclass(slots=True)
class Sitting:
    """One sitting of an interview, and the words after `cooperation assess` that would bring it back."""

    kept: KeptAnswers
    manner: Manner
    interruptions: Interruptions
    options: Sequence[str]
    course: Course

    def held(self) -> Interview:
        """Conducts the interview until it is over, keeping each reply before the next question shows.

        Raises CooperationError where a reply cannot be kept, and KeyboardInterrupt; how to go on has been said then.
        """
        answers = self.kept.answers
        interview = self.course.begin(self.kept.rubric, answers)
        try:
            with self.interruptions.held():
                self._open(_changed_depth(answers, interview))
                for after in conduct(interview, self.manner, live=self.course.live):
                    if after.answers != interview.answers:
                        self._have(partial(self.kept.keep, _dated(after.answers)), "This reply is not saved yet.")
                    interview = after
                    self.interruptions.heed()
                self._have(self.kept.close, f"Until it works, your replies are in {one_line(self.kept.journal)}.")
        except (KeyboardInterrupt, CooperationError):
            speak("")
            with suppress(CooperationError), self.interruptions.held():
                self.kept.close()
            self.say_how_to_go_on(interview)
            raise
        return interview

    def say_how_to_go_on(self, interview: Interview) -> None:
        """Says what is saved, where, and the command that goes on."""
        kept = Interview.begin(self.kept.rubric, self.kept.answers, interview.answers.depth)
        replies = len(kept.asked) - len(kept.open_questions)
        questions = counted(len(kept.asked), "question has", "questions have")
        where = one_line(self.kept.path if self.kept.is_closed else self.kept.journal)
        saved = f"Saved in {where}: {replies} of {questions} a reply. Go on with:"
        command = self._command("assess", self.kept.path, *self.course.options_after(interview))
        speak(f"{wrapped(saved, width())}\n  {command}")

    def last_words(self, assessment: Assessment) -> str:
        """What stayed open, where the answers are, and the commands that may be wanted next."""
        back = self._command("assess", self.kept.path, *options_back(assessment))
        still_open = left_open(assessment, width())
        report = str(PurePath(self.kept.path).with_suffix(".md"))
        written = self._command("score", self.kept.path, "-o", report)
        where = f"Your answers are in {one_line(self.kept.path)}. To write this report to a file:"
        return page(
            lines(still_open, "To answer them:", f"  {back}") if still_open else "",
            lines(wrapped(where, width()), f"  {written}"),
        )

    def _open(self, notices: Sequence[Words]) -> None:
        saved = (
            f"Every reply is saved at once, in {self.kept.journal}; when you stop, they all are in {self.kept.path}. "
            "Only you can read these files, and nothing is sent anywhere."
        )
        for words in (*notices, Words(saved)):
            speak(f"\n{wrapped(words, width())}")
        speak("")

    def _have(self, done: Callable[[], None], otherwise: str) -> None:
        """Has something written; where that fails, a person is told, and may mend what is wrong and try again."""
        while True:
            try:
                done()
            except CooperationError as error:
                if not at_terminal():
                    raise
                speak(f"\n{error}\n{wrapped(otherwise, width())}")
                if self.manner.line("Enter tries again, q stops without it: ", aside=True) != "":
                    raise
            else:
                return

    def _command(self, *words: str) -> str:
        return one_line(shlex.join(["cooperation", *words, *self.options]))


def agreed(answers: Answers, rubric: Rubric, manner: Manner) -> bool:
    """Says what there is to say about answers that were given before, and whether they are to be gone on with.

    That is asked where they are for an earlier version of the rubric, if somebody is there to be asked.
    """
    for notice in answers.notices:
        speak(f"\n{wrapped(notice, width())}")
    if answers.version in {None, rubric.version} or not at_terminal():
        return True
    return manner.line("\nNothing is written yet. Enter goes on, q leaves the file as it is: ") == ""


def _changed_depth(answers: Answers, interview: Interview) -> Sequence[Words]:
    if answers.depth in {None, interview.answers.depth}:
        return []
    change = phrase(
        "The depth was {before}; it is {now} from here on.", before=answers.depth, now=interview.answers.depth
    )
    return [change]


def _dated(answers: Answers) -> Answers:
    today = datetime.now().astimezone().date().isoformat()
    return replace(answers, respondent=replace(answers.respondent, date=today))
