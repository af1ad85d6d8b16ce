"""The whole day from opening to close: for each part of it every program starts anew with its clock at that hour."""

import time
from typing import Any, Final

from app.domain.day_close import STEPS, CloseStep, OpenKind
from app.domain.printer_fault import Fault
from tests.whole_day.hall import DESKS, MANAGERS, Hall
from tests.whole_day.play import CLERKS, DAY, MANAGER, NEXT_DAY, PATIENT_S, Player, manager_on_duty

STRANGERS: Final = 2  # whom the desks know and the centre does not: their orders are refused
_CARRIED: Final = ("refused", "takings_differ")  # cash that is booked as card stands in no provider's list
_COMES: Final = ("desk_silent",)  # a server that was just killed hears of every desk again within seconds
ALL: Final = (*DESKS, MANAGERS)


class NotClosed(Exception):
    """The day could not be closed as it should be."""


def at(hour: str, *, day: str = DAY) -> str:
    return f"{day}T{hour}+08:00"


def play(hall: Hall, player: Player) -> None:
    """Up to the evening, everything sent but what was refused."""
    hall.open(at("09:00"), desks=ALL)
    player.morning()
    player.issue(0.2)
    player.serve(0.2)
    player.issue(0.15)  # these wait until the next part's programs call them
    player.call_out()
    player.leave()
    hall.shut()

    hall.open(at("09:07"), desks=DESKS)
    player.on_duty()
    player.not_come()
    player.serve(0.1)
    hall.counters["03"].do("drawer", reason="换零钱")
    player.sent()
    plan = player.order("03", kind="plan", means="cash")
    player.sent()
    player.played.reversed.append(plan)
    approver, pin = MANAGER[0], MANAGER[2]
    back = hall.counters["03"].do("reverse", order=plan, reason="办错业务", approver=approver, pin=pin)
    player.played.orders.append(back["order"])
    new_card = {"customer": player.customer(), "kind": "new_card", "means": "cash", "amount_fen": 6000_00}
    player.played.orders.append(player.approved("01", "approved_order", **new_card)["order"])
    wrong = player.order("02", kind="top_up", means="cash")
    player.approved("02", "correct_method", order=wrong, into="card", reason="刷的是卡")
    hall.shut()

    hall.open(at("11:00"), desks=DESKS)
    player.on_duty()
    hall.cut_centre()
    player.issue(0.3)
    player.serve(0.3)
    voided = {"customer": player.customer(), "kind": "plan_and_top_up", "amount_fen": 3000, "reason": "客户不办了"}
    player.approved("03", "void", **voided)
    hall.shut()

    hall.open(at("12:00"), desks=ALL)
    player.on_duty()
    for customer in hall.customers(strangers=STRANGERS)[-STRANGERS:]:
        player.played.refused.append(player.order("01", kind="top_up", means="cash", customer=customer))
    player.sent(but_dead=STRANGERS)
    settled = player.played.refused[0]
    hall.counters["01"].do("settle", order=settled, reason="中心没有这位客户", approver=approver, pin=pin)
    hall.printers["02"].switch_on(Fault.PAPER_OUT)
    player.issue(0.2)
    player.serve(0.25)
    hall.printers["02"].switch_off(Fault.PAPER_OUT)
    player.papers_out("02")
    move = {"kind": "to_safe", "amount_fen": 100_00, "reason": "交保险柜", "approver": approver, "pin": pin}
    hall.counters["02"].do("move_cash", **move)
    player.approved("01", "move_cash", kind="pay_in", amount_fen=50_00, reason="换来零钱")
    player.approved("01", "move_cash", kind="pay_out", amount_fen=12_50, reason="买打印纸")
    hall.shut()

    hall.open(at("17:20"), desks=ALL)
    player.on_duty()
    player.issue(1.0)
    player.serve(1.0)
    _end_of_shift(hall, player)
    player.sent(but_dead=STRANGERS - 1)
    for desk in DESKS:
        player.papers_out(desk)
    hall.shut()


def _end_of_shift(hall: Hall, player: Player) -> None:
    """The third drawer is short, and goes to the second's clerk, who sells once more out of it."""
    counters = hall.counters
    for desk in DESKS[:2]:
        player.approved(desk, "end_cash", short_fen=0, reason="")
        counters[desk].do("sign_off")
    number, password = CLERKS["02"]
    player.approved("03", "hand_over", taker=number, password=password, short_fen=700, reason="找零看错")
    counters["03"].do("sign_off")
    counters["03"].do("sign_on", number=number, password=password)
    player.order("03", kind="top_up", means="cash")
    player.approved("03", "end_cash", short_fen=0, reason="")
    counters["03"].do("sign_off")


def close(hall: Hall, player: Player) -> int:
    """Begun before midnight, each step with the hall server killed under it, ended on the next day; the Z number."""
    killed: set[str] = set()
    hall.open(at("23:57"), desks=ALL)
    manager_on_duty(hall)
    _steps(hall, player, killed, until_next=STEPS[2].value)
    hall.shut()
    hall.open(at("00:03", day=NEXT_DAY), desks=ALL)
    manager_on_duty(hall)
    return int(_steps(hall, player, killed, until_next="")["number"])


def _steps(hall: Hall, player: Player, killed: set[str], *, until_next: str) -> dict[str, Any]:
    """Step by step, until that one is next, or the day is closed."""
    manager, patient_until = hall.counters[MANAGERS], time.monotonic() + PATIENT_S
    while True:
        found = hall.until_answered(MANAGERS, "close_standing", day=DAY)
        if found["next"] == until_next or found["number"] is not None:
            return found
        holding = [each for each in found["open"] if _holds(each[0], found["next"])]
        if any(kind in _COMES for kind, _, _ in holding) and time.monotonic() < patient_until:
            continue
        for kind, subject, said in holding:
            if kind not in _CARRIED:
                raise NotClosed(f"open: {kind} {said}")
            given = {"subject": subject, "reason": "客户明早来办", "version": found["version"]}
            found = manager.do("close_with", day=DAY, **given)
        manager.begin("close_step", day=DAY, step=found["next"], version=found["version"])
        if found["next"] in killed:
            manager.answer()  # what is there afterwards is what counts
            continue
        killed.add(found["next"])
        hall.kill_server(after_s=player.between(0.0, 0.15))
        hall.open_server()  # as the computer's service does; the call that got no answer is asked again meanwhile
        manager.answer()
        patient_until = time.monotonic() + PATIENT_S


def _holds(kind: str, step: str) -> bool:
    """Whether an item keeps this step from being done: those of an earlier one, and its own but what it does away."""
    of = OpenKind(kind).step
    return STEPS.index(of) < STEPS.index(CloseStep(step)) or (of.value == step and of is not CloseStep.STOP_TICKETS)
