"""What only the customer does: read, confirm value-added lines, sign, rate. The clerk's keys never reach here."""

from dataclasses import replace
from typing import Protocol

from app.domain.audit import AuditKind
from app.domain.consent import ConsentAnswer, with_answer
from app.domain.form_answers import changeable
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.domain.signature import Stroke
from app.ports import AuditEvent
from app.texts import clerk as words
from app.texts import consents, permits
from app.texts.language import Language
from ui.clerk.closing import Closing, Stage
from ui.clerk.code_desk import CodeConfirmation
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.permits import Permits
from ui.clerk.suggesting import Suggesting
from ui.clerk.voice import Voice
from ui.frame.ask_view import SUGGESTION

STORE_DEADLINE_S = 20.0
NOT_YET = "not yet"  # what the sentence of something still to do is about


class Desk(Protocol):
    """The clerk's presenter as the customer's side sees it."""

    desk: FormDesk
    permits: Permits
    suggesting: Suggesting
    code: CodeConfirmation

    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    def newer_catalogue(self) -> bool: ...
    def emit(self) -> None: ...


class CustomerSide:
    """ui.frame.form_state.CustomerActs. `has_form` while the form is handed over.

    Set `has_second_screen` when a screen for the customer comes or goes.
    """

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._voice = voice
        self._desk = desk
        self.has_second_screen = outside.has_second_screen
        self.has_form = False
        self.line_asked: str | None = None
        self.line_read: str | None = None

    def begin(self) -> None:
        """Another form, or another version of it: nothing of the last one stays."""
        self.has_form = False
        self.line_asked = self.line_read = None

    def form_changed(self) -> None:
        ids = {line.id for line in self._desk.form.lines}
        self.line_asked = self.line_asked if self.line_asked in ids else None
        self.line_read = self.line_read if self.line_read in ids else None

    # ── the clerk hands over ──────────────────────────────────────────────────────────────

    def hand_over(self) -> None:
        self.has_form = True
        self.line_asked = None
        self.line_read = None
        self._desk.emit()

    def ask_about(self, line_id: str) -> None:
        """Please look at this line. One turned screen goes to the customer for it, who then may sign as well."""
        self.line_asked = line_id
        self.has_form = self.has_form or not self.has_second_screen
        self._desk.emit()

    def ask_consents(self) -> None:
        """Please answer what stands below the lines. One turned screen goes to the customer for it."""
        self.line_asked = None
        self.has_form = self.has_form or not self.has_second_screen
        self._desk.emit()

    def ask_wanted(self) -> None:
        """They want to give or take back a consent that this form would not ask for (PIPL 15)."""
        form = self._desk.form
        answers, codes = form.answers, changeable(form.catalogue.consents, form.asked())
        self._desk.desk.answer(replace(answers, wanted=(*answers.wanted, *codes)))
        self._voice.tell(consents.ASKED_AGAIN, icon="info")
        self.ask_consents()

    def take_back(self) -> None:
        """What they read last is said no longer: nobody reads now."""
        self.has_form = False
        self.line_read = None
        self._desk.emit()

    # ── the customer acts ─────────────────────────────────────────────────────────────────

    def decide(self, line_id: str, decision: Decision) -> None:
        if self._desk.closing.stage is Stage.OPEN:
            answer = SecondConfirmation(decision, self._outside.clock.now(), ConfirmationChannel.CUSTOMER_SCREEN)
            self.line_asked = None
            self._desk.desk.confirm(line_id, answer)

    def answer(self, code: str, given: bool) -> None:
        """A notice acknowledged, a consent given or refused."""
        desk = self._desk
        if code == SUGGESTION:
            desk.suggesting.answered(given)
        elif desk.closing.stage is Stage.OPEN:
            said = ConsentAnswer(code, given, self._outside.clock.now(), ConfirmationChannel.CUSTOMER_SCREEN)
            answers = desk.form.answers
            desk.desk.answer(replace(answers, consents=with_answer(answers.consents, said)))

    def give_code(self, code: str) -> None:
        """Typed on their own screen; what comes of it is the same as where the clerk types it."""
        if self._desk.closing.stage is Stage.OPEN:
            self._desk.code.give(code)

    def another_code(self) -> None:
        if self._desk.closing.stage is Stage.OPEN:
            self._desk.code.again()

    def leave_code(self) -> None:
        self._desk.code.leave()

    def want_large_print(self, wanted: bool) -> None:
        desk = self._desk
        if desk.closing.stage is Stage.OPEN:
            desk.desk.answer(replace(desk.form.answers, large_print=wanted))

    def sign(self, *, strokes: tuple[Stroke, ...], width: int, content_sha256: str) -> None:
        form = self._desk.form
        if not self.has_form or self._desk.closing.stage is not Stage.OPEN:
            return
        other = self._desk.newer_catalogue() or bool(form.still_to_do()) or form.content().sha256 != content_sha256
        if other:
            self._voice.tell(words.CHANGED_MEANWHILE, icon="circle-alert")
            self._desk.emit()
            return
        if not self._desk.permits.may_sign():
            self._voice.tell(permits.NOT_YET, icon="lock", about=NOT_YET)
            self.take_back()
            return
        self.has_form = False
        self.line_read = None
        self._desk.closing.keep(form, strokes=strokes, width=width)

    def looks_at(self, line_id: str) -> None:
        if line_id != self.line_read:
            self.line_read = line_id
            self._desk.emit()

    def speak(self, language: Language) -> None:
        if self._desk.closing.stage is Stage.OPEN:
            self._desk.desk.speak(language)

    def back_to_clerk(self) -> None:
        self.take_back()

    def rate(self, score: int) -> None:
        """Kept with the order in the audit trail (S125)."""
        outcome = self._desk.closing.outcome
        if outcome is None:
            return
        event = AuditEvent(
            kind=AuditKind.RATING,
            staff_number=outcome.order.signed.clerk_number,
            at=self._outside.clock.now(),
            subject=outcome.order.id,
            reason=str(score),
        )
        self._outside.store_lane.run(
            lambda: self._outside.audit.write(event),
            then=lambda _: self._voice.tell(words.RATED.filled(score=score), icon="star"),
            failed=self._voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )
