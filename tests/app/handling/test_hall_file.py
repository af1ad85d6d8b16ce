"""A desk that is written is read back the same, whatever its words hold."""

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.domain.business_hall import Brand, BusinessHall, CounterDesk
from app.handling.hall_file import read_desk, write_desk
from app.texts.language import Text

_LINE = (
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
    .filter(str.isprintable)
    .map(lambda words: f'{words} "\\')
)
_ENGLISH = st.text(st.characters(codec="ascii", exclude_categories=("C", "Z")), min_size=1, max_size=20)
_BOTH = st.builds(Text, _LINE, _ENGLISH)


@given(name=_BOTH, operator=_BOTH, appeal=_BOTH, hours=_LINE, hotline=_LINE, device=_LINE)
def test_what_is_written_is_read_back(
    name: Text, operator: Text, appeal: Text, hours: str, hotline: str, device: str
) -> None:
    brand = Brand(operator=operator, hotline=hotline, supervision_phone=hotline, appeal=appeal)
    hall = BusinessHall(
        id="H0044", code="NH", name=name, brand=brand, zone=ZoneInfo("Asia/Urumqi"), opening_hours=hours
    )
    desk = CounterDesk(hall=hall, number="07", device_id=device)
    assert read_desk(write_desk(desk)) == desk
