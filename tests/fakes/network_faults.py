"""What bad networks and strange servers do to one call, for FaultyRelay.behave. In some the call takes effect."""

import json

from app.wire.canonical import JsonObject
from tests.fakes.faulty_relay import Call, Fault, passes, reply

PORTAL_PAGE = "<!doctype html><title>Free Wi-Fi</title><p>请先登录 Please log in</p>".encode()


def silence(call: Call) -> None:
    call.until_gone()


def lost_answer(call: Call) -> None:
    call.forward()
    call.until_gone()


def late_answer(call: Call) -> None:
    """It comes when nobody waits for it any more."""
    answer = call.forward()
    call.until_gone()
    call.send(answer)


def reset_before(call: Call) -> None:
    call.reset()


def reset_after(call: Call) -> None:
    call.forward()
    call.reset()


def hangs_up(call: Call) -> None:
    call.hang_up()


def drip_header(call: Call) -> None:
    call.drip(call.forward())


def drip_body(call: Call) -> None:
    head, _, body = call.forward().partition(b"\r\n\r\n")
    call.send(head + b"\r\n\r\n")
    call.drip(body)


def drip_to_the_end(call: Call) -> None:
    """A body without a length: it ends where the connection ends."""
    _, _, body = call.forward().partition(b"\r\n\r\n")
    call.send(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n")
    call.drip(body)


def drip_chunks(call: Call) -> None:
    _, _, body = call.forward().partition(b"\r\n\r\n")
    call.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    call.drip(b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\n\r\n")


def forever_continue(call: Call) -> None:
    call.drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def short_body(call: Call) -> None:
    _, _, body = call.forward().partition(b"\r\n\r\n")
    call.send(reply(200, body[:-20], length=len(body)))
    call.hang_up()


def cut_reply(call: Call) -> None:
    answer = call.forward()
    call.send(answer[: len(answer) // 2])
    call.hang_up()


def cut_json(call: Call) -> None:
    """Whole as HTTP, half as JSON."""
    _, _, body = call.forward().partition(b"\r\n\r\n")
    call.send(reply(200, body[: len(body) // 2]))


def endless_body(call: Call) -> None:
    call.send(b"HTTP/1.0 200 OK\r\n\r\n")
    while True:
        call.send(b" " * 65536)


def endless_redirect(call: Call) -> None:
    call.send(b"HTTP/1.0 302 Found\r\nLocation: /\r\n\r\n")
    while True:
        call.send(b" " * 65536)


def portal(call: Call) -> None:
    call.send(reply(200, PORTAL_PAGE, kind="text/html"))


def redirect(call: Call) -> None:
    call.send(reply(302, b"", more="Location: http://127.0.0.1:9/login\r\n"))


def broken_headers(call: Call) -> None:
    call.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n nonsense\r\n:\r\n\r\n{}")


def no_http(call: Call) -> None:
    call.send(b"220 mail.example ESMTP\r\n")
    call.hang_up()


def other_keys(call: Call) -> None:
    """Right in form, but of other entries: nothing in it may be taken for ours."""
    answer: JsonObject = {
        "key": "019aa000-0000-7000-8000-00000000dead",
        "status": "accepted",
        "outcome": "accepted",
        "reason": None,
        "order_id": "H0032.x",
        "lines": [],
    }
    count = len(json.loads(call.seen.body)["entries"])
    call.send(reply(200, json.dumps({"answers": [answer] * count}).encode()))


def fewer_answers(call: Call) -> None:
    """The last entry's answer is missing."""
    _, _, body = call.forward().partition(b"\r\n\r\n")
    answers = json.loads(body)["answers"]
    call.send(reply(200, json.dumps({"answers": answers[:-1]}).encode()))


def nonsense(call: Call) -> None:
    call.send(reply(200, b'{"answers": [{"key": 7}]}'))


def status_before(status: int) -> Fault:
    def fault(call: Call) -> None:
        call.send(reply(status, b'{"code": "x", "reason": "x", "message": "x"}'))

    return fault


def status_after(status: int) -> Fault:
    def fault(call: Call) -> None:
        call.forward()
        call.send(reply(status, b"{}"))

    return fault


def doubled_request(call: Call) -> None:
    call.forward()
    passes(call)


def doubled_answer(call: Call) -> None:
    answer = call.forward()
    call.send(answer + answer)
