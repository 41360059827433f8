"""Signals that end a session."""

import signal

import pytest

from cooperation_cli.commands.interruptions import Interruptions

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.mark.parametrize("number", SIGNALS)
def test_each_of_them_interrupts(number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt), Interruptions().heard():
        signal.raise_signal(number)


def test_a_second_one_does_not_cut_the_last_words_short() -> None:
    said: list[str] = []

    def interrupted_twice() -> None:
        with Interruptions().heard():
            try:
                signal.raise_signal(signal.SIGINT)
            finally:
                signal.raise_signal(signal.SIGINT)
                said.append("saved")

    with pytest.raises(KeyboardInterrupt):
        interrupted_twice()
    signal.raise_signal(signal.SIGINT)
    assert said == ["saved"]


@pytest.mark.parametrize("failure", [None, OSError("full")])
def test_while_something_is_saved_they_wait(failure: OSError | None) -> None:
    done: list[str] = []

    def saving() -> None:
        with Interruptions().heard() as interruptions:
            with interruptions.held():
                signal.raise_signal(signal.SIGTERM)
                done.append("saved")
                if failure:
                    raise failure
            done.append("went on")

    with pytest.raises(KeyboardInterrupt):
        saving()
    assert done == ["saved"]


def test_what_waits_is_raised_as_soon_as_somebody_is_awaited_and_once() -> None:
    done: list[str] = []

    def sitting() -> None:
        with Interruptions().heard() as interruptions, interruptions.held():
            with interruptions.awaited():
                done.append("heard")
            with interruptions.held():
                signal.raise_signal(signal.SIGHUP)
                done.append("saved")
            done.append("shown")
            try:
                with interruptions.awaited():
                    done.append("heard once more")
            except KeyboardInterrupt:
                signal.raise_signal(signal.SIGTERM)
                interruptions.heed()
                done.append("put off")
                raise

    with pytest.raises(KeyboardInterrupt):
        sitting()
    assert done == ["heard", "saved", "shown", "put off"]


def test_somebody_who_is_awaited_is_interrupted_at_once() -> None:
    done: list[str] = []

    def sitting() -> None:
        with Interruptions().heard() as interruptions, interruptions.held():
            with interruptions.awaited():
                signal.raise_signal(signal.SIGTERM)
                done.append("heard")
            done.append("said")

    with pytest.raises(KeyboardInterrupt):
        sitting()
    assert done == []


def test_what_waits_can_be_heeded_on_the_way() -> None:
    with Interruptions().heard() as interruptions, interruptions.held():
        interruptions.heed()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            interruptions.heed()
        interruptions.heed()


def test_afterwards_they_do_what_they_did_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Interruptions().heard():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
