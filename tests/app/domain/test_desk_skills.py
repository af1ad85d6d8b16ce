"""The classes of a desk, as a person types them."""

import pytest

from app.domain.desk_skills import skills_of
from app.domain.matter import QueueClass
from app.texts import queue_settings as words

ALL = frozenset(QueueClass)


@pytest.mark.parametrize(
    ("value", "skills"),
    [
        ("", ALL),
        ("，", ALL),
        (words.DESK_SKILLS_SAYS.zh.split("，")[0], ALL),
        (words.DESK_SKILLS_SAYS.en.split(", with")[0], ALL),
        ("投诉， Mobile", {QueueClass.COMPLAINT, QueueClass.MOBILE}),
        ("fixed", {QueueClass.FIXED}),
    ],
)
def test_classes_are_read_by_name(value: str, skills: frozenset[QueueClass]) -> None:
    assert skills_of(value) == skills
