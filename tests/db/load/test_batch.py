"""Work that ctrl-c does not cut in two."""

import os
import signal
import threading

import pytest

from db.load.batch import uninterrupted


def test_a_ctrl_c_comes_after_the_work() -> None:
    done, before = False, signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        done = True
    assert done
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_inside_goes_on_and_leaves_no_trace() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ValueError, match="no"), uninterrupted():
        raise ValueError("no")
    assert signal.getsignal(signal.SIGINT) is before


def test_it_is_nothing_on_another_thread() -> None:
    def work() -> None:
        with uninterrupted():
            done.append(True)

    done: list[bool] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
