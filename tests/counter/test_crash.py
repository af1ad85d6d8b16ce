"""The program goes wrong at the desk: what lies on it is kept, the person is told, and goes on or starts again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.errors import Bug
from app.texts import crash as words
from app.texts.language import Language
from commands.counter_life import tell_bad_end
from tests.counter.at_work import AtWork, Key, words_on
from tests.counter.place import CounterPlace
from ui.clerk.closing import Stage
from ui.clerk.state import DialogKind
from ui.shell.crash.desk import CrashDesk
from ui.shell.rehearsal import settle

PHONE = "19420260128"
pytestmark = pytest.mark.logs("the program went wrong")


def fail() -> None:
    raise Bug("nobody expected it")


class Faulty:
    """A counter with a button that fails, as any slot may."""

    def __init__(self, work: AtWork, crash: CrashDesk) -> None:
        self.work = work
        self.crash = crash
        self._button = QPushButton()
        self._button.clicked.connect(fail)

    def go_wrong(self) -> None:
        self._button.click()
        settle()

    def said(self) -> str:
        return words_on(self.crash.page)

    def until_said(self, said: str) -> None:
        self.work.until(f"the page says {said}", lambda: self.crash.page.isVisible() and said in self.said())

    def press(self, button: str) -> None:
        self.work.answer(button)


@contextmanager
def faulty(place: CounterPlace, bundle: Path = Path("/tmp/none.zip")) -> Iterator[Faulty]:
    with place.counter() as work:
        crash = CrashDesk(work.program, save_bundle=lambda: bundle, lane=work.counter.lanes.central)
        with crash.on_duty():
            yield Faulty(work, crash)


def begin_form(work: AtWork) -> str:
    """A form with a customer and one line; its id."""
    work.choose_customer(PHONE)
    work.put_on("jf20")
    return work.presenter.form.id


def test_the_form_is_a_draft_on_disk_before_anybody_goes_on(place: CounterPlace) -> None:
    with faulty(place) as desk:
        desk.work.sign_on()
        form_id = begin_form(desk.work)
        book = desk.work.counter.parts.order_book
        desk.work.until("kept while it was made", lambda: len(book.drafts()) == 1)
        book.delete_draft(form_id)  # as if that had failed
        desk.go_wrong()
        desk.until_said(words.FORM_DRAFT.zh)
        (draft,) = book.drafts()
        assert (draft.form_id, draft.why) == (form_id, "left_open")
        assert "jf" not in desk.said()
        assert "Bug" not in desk.said()


def test_going_on_the_form_lies_there_and_the_keys_work(place: CounterPlace) -> None:
    with faulty(place) as desk:
        desk.work.sign_on()
        form_id = begin_form(desk.work)
        desk.go_wrong()
        desk.until_said(words.FORM_DRAFT.zh)
        desk.work.press(Key.Key_F2)
        assert not desk.work.presenter.finder.state().open, "the keys rest below the page"
        desk.press(words.GO_ON.zh)
        assert not desk.crash.page.isVisible()
        assert desk.work.presenter.form.id == form_id
        desk.work.put_on("VAS-0016")
        assert len(desk.work.presenter.form.lines) == 2


@pytest.mark.logs("another while the page is open, number")
def test_a_second_one_on_the_open_page_changes_nothing(place: CounterPlace) -> None:
    with faulty(place) as desk:
        desk.work.sign_on()
        begin_form(desk.work)
        desk.go_wrong()
        desk.until_said(words.FORM_DRAFT.zh)
        before = desk.said()
        for _ in range(3):
            desk.go_wrong()
        assert desk.said() == before
        desk.press(words.GO_ON.zh)
        assert not desk.crash.page.isVisible()
        desk.go_wrong()
        desk.until_said(words.FORM_DRAFT.zh)


def test_with_nobody_signed_on_there_is_nothing_to_keep(place: CounterPlace) -> None:
    with faulty(place) as desk:
        settle()
        desk.go_wrong()
        desk.until_said(words.FORM_NONE.zh)
        desk.press(words.GO_ON.zh)
        desk.work.sign_on()
        assert desk.work.presenter.form.lines == ()


def test_what_the_customer_signed_is_said_to_be_kept(place: CounterPlace) -> None:
    with faulty(place) as desk:
        work = desk.work
        work.sign_on()
        begin_form(work)
        work.press(Key.Key_F4)
        work.hand_over()
        work.customer_signs()
        work.until("cash is asked for", lambda: work.presenter.dialog is DialogKind.CASH)
        desk.go_wrong()
        desk.until_said(words.FORM_SIGNED.zh)
        assert len(work.counter.parts.order_book.unfinished()) == 1
        desk.press(words.GO_ON.zh)
        work.give_cash("100")
        work.until_accepted()
        assert work.presenter.closing.stage is Stage.ACCEPTED


def test_a_desk_that_locks_behind_the_page_is_locked_afterwards(place: CounterPlace) -> None:
    with faulty(place) as desk:
        desk.work.sign_on()
        begin_form(desk.work)
        desk.go_wrong()
        desk.until_said(words.FORM_DRAFT.zh)
        desk.work.program.lock()
        settle()
        assert desk.crash.page.isVisible()
        desk.press(words.GO_ON.zh)
        assert desk.work.window.signed_off
        assert desk.work.program.sign_on_view.isVisible()
        assert not desk.work.window.body.isVisible()


def test_the_bundle_is_saved_beside_the_form(place: CounterPlace, tmp_path: Path) -> None:
    with faulty(place, tmp_path / "support.zip") as desk:
        desk.work.sign_on()
        desk.go_wrong()
        desk.press(words.SAVE_BUNDLE.zh)
        desk.until_said(str(tmp_path / "support.zip"))


def test_restarted_the_form_is_among_the_drafts(place: CounterPlace) -> None:
    with faulty(place) as desk:
        desk.work.sign_on()
        form_id = begin_form(desk.work)
        desk.go_wrong()
        desk.until_said(words.FORM_DRAFT.zh)
        assert not desk.crash.restart_wanted
        desk.press(words.RESTART.zh)
        assert desk.crash.restart_wanted
        assert not desk.work.window.isVisible()
    with place.counter() as work:
        tell_bad_end(work.counter)
        work.sign_on()
        said = words.ENDED_BADLY.zh.format(waiting=0, drafts=1)
        work.until("what was kept is said", lambda: said in work.words())
        assert not any(toast.question for toast in work.window.toasts.toasts()), "it goes by itself, as notices do"
        work.program.language.switch(Language.EN)
        assert said not in work.words(), "it does not stay in the other language"
        assert [draft.form_id for draft in work.counter.parts.order_book.drafts()] == [form_id]


@pytest.mark.logs("the form at hand was not saved")
def test_a_store_that_cannot_keep_it_is_said(place: CounterPlace) -> None:
    with faulty(place) as desk:
        desk.work.sign_on()
        begin_form(desk.work)
        parts = desk.work.counter.parts
        desk.work.until("kept while it was made", lambda: len(parts.order_book.drafts()) == 1)
        broken = "CREATE TRIGGER broken BEFORE INSERT ON drafts BEGIN SELECT RAISE(FAIL, 'no draft today'); END"
        parts.store.write(lambda connection: connection.exec_driver_sql(broken))
        desk.go_wrong()
        desk.until_said(words.FORM_UNSAVED.zh)
