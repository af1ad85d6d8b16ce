"""One look at a time, and none forgotten."""

from ui.frame.looks import Looks


def test_what_is_asked_for_meanwhile_is_looked_at_once_more_also_after_a_look_that_failed() -> None:
    begun: list[int] = []
    looks = Looks(lambda: begun.append(1))
    for _ in range(3):
        looks.ask()
    assert len(begun) == 1
    assert looks.over()  # found or failed: nobody says which
    assert len(begun) == 2
    assert not looks.over()
    looks.ask()
    assert len(begun) == 3
