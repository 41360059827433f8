"""What a panel has to talk about."""

from builders.panels import DK, member, panel

from cooperation_cli.answers.model import WorkLevel
from cooperation_cli.panel.gaps import agreements, gaps
from cooperation_cli.panel.model import By, Panel
from cooperation_cli.panel.topics import Topic, topics


def told(found: Panel, *by: By) -> list[Topic]:
    return list(topics(gaps(found, by or tuple(By)), agreements(found)))


def test_the_widest_gap_comes_first_and_each_question_once() -> None:
    found = panel(
        member("A", "a", level=WorkLevel.DECIDES, purpose=4, measures=3),
        member("B", "b", level=WorkLevel.DELIVERS, purpose=0, measures=2),
    )
    assert [(topic.question.id, float(topic.gap.size) if topic.gap else None) for topic in told(found)] == [
        ("goals.purpose", 100),
        ("goals.measures", 25),
    ]


def test_people_of_one_group_who_differ_come_after_groups_the_least_agreed_first() -> None:
    found = panel(
        member("A", "a", purpose=1, measures=4, concerns=2),
        member("A", "b", purpose=3, measures=0, concerns=2),
        member("B", "c", purpose=2, measures=2, concerns=3),
    )
    assert [(topic.question.id, topic.gap is None) for topic in told(found, By.PARTNER)] == [
        ("power.concerns", False),
        ("goals.measures", True),
        ("goals.purpose", True),
    ]


def test_people_at_the_two_ends_agree_least() -> None:
    found = panel(
        member("A", "a", purpose=2, measures=0),
        member("A", "b", purpose=3, measures=4),
    )
    assert [(topic.question.id, topic.consensus == 0) for topic in told(found)] == [
        ("goals.measures", True),
        ("goals.purpose", False),
    ]


def test_what_all_say_and_what_one_alone_says_is_no_topic() -> None:
    assert told(panel(member("A", "a", purpose=2, measures=3), member("B", "b", purpose=2, measures=DK))) == []
