"""Text messages to customers: a gateway as the centre sees it, the reference one, and a message as TMF681 has it."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.wire.canonical import JsonObject
from app.wire.moment import moment

KEPT = 20  # messages the reference gateway can still show


@dataclass(frozen=True, slots=True)
class TextMessage:
    """`to` is the whole number and `content` what the customer reads: never logged, never written to a database."""

    id: str
    to: str
    content: str
    sender: str
    sent_at: datetime

    def __repr__(self) -> str:
        return f"TextMessage({self.id})"


class Gateway(Protocol):
    """Whatever brings a message to a phone."""

    def send(self, message: TextMessage) -> None:
        """Raises OSError where it takes none."""
        ...


class HeldMessages:
    """The reference gateway: holds the last messages in memory, for a page of the demo to show."""

    def __init__(self) -> None:
        self._held: deque[TextMessage] = deque(maxlen=KEPT)

    def send(self, message: TextMessage) -> None:
        self._held.append(message)

    def newest_first(self) -> tuple[TextMessage, ...]:
        return tuple(reversed(self._held))


def communication_message(message: TextMessage) -> JsonObject:
    """TMF681 CommunicationMessage_Create, as a gateway that speaks TM Forum takes it."""
    return {
        "messageType": "SMS",
        "content": message.content,
        "sender": {"name": message.sender},
        "receiver": [{"phoneNumber": message.to}],
        "sendTime": moment(message.sent_at),
        "logFlag": False,  # the content holds a code
        "tryTimes": 1,
    }
