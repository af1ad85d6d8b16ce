"""What a thing that never changes says of itself is worked out once, when it is first asked for.

The answer lives and dies with the thing: a form that is changed is another form and works out its own.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def once(work_out: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """For a method without arguments of a frozen dataclass without slots. What raises is asked again."""
    name = work_out.__qualname__  # with the class: an heir's answer and the one it is made of stand side by side

    @wraps(work_out)
    def answer(asked: Asked) -> Answer:
        known = vars(asked)
        if name not in known:
            known[name] = work_out(asked)
        found: Answer = known[name]
        return found

    return answer
