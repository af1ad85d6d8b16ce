"""Text messages to customers: a gateway as the centre sees it, the reference one, and a message as TMF681 has it."""

import json
import os
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.wire.canonical import JsonObject
from app.wire.moment import moment

PHONE_PATH = "/phone"  # of the demo's page with the messages held here
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


class FolderMessages:
    """Hands each message over as a file of its own, for the operator's gateway to take and delete."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: TextMessage) -> None:
        """Raises OSError. The file is there whole or not at all, and nobody but the centre's user may read it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        body = json.dumps(communication_message(message), ensure_ascii=False).encode()
        begun = self._folder / f".{message.id}"
        with open(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(body)
        begun.replace(self._folder / f"{message.id}.json")


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
