"""The greeter's page without Qt: what is tapped, the ticket that comes of it, and the hall beside it as it moves on."""

from dataclasses import replace
from typing import Protocol

from app.domain.matter import Who
from app.domain.queue_ticket import Care, CustomerFacts
from app.domain.ticket_ledger import TicketCourse
from app.errors import Trouble
from app.hall_ports import HallState
from app.ports import PaperKind, PrintState
from app.texts import greeter as words
from app.texts import printers as papers
from app.texts.language import Language, Text, same
from ui.frame.open_paper import CAME_OUT_CAP, NOT_OUT_CAP, asked, why_asked
from ui.greeter.choice_side import OTHER_TILE, ChoiceNeeds, choice_state
from ui.greeter.customer_pick import CustomerPick, is_elder
from ui.greeter.hall_side import HallNeeds, hall_view, notes_of
from ui.greeter.issuing import Issuing
from ui.greeter.more import More
from ui.greeter.outside import GreeterOutside, TicketPaper
from ui.greeter.picks import FindPick, MatterPick, Pick, WhoPick
from ui.greeter.said import hour, names
from ui.greeter.state import ChoiceState, HallView, Notice
from ui.greeter.ticket_card import TicketCard
from ui.greeter.tiles import tile_groups
from ui.greeter.visit import (
    COMPLAINT_MATTER,
    Visit,
    before_of,
    draft_of,
    queue_of,
    sorted_visit,
    told_of,
    wait_of,
)

USUAL_TILES = 9


class GreeterScreen(Protocol):
    """What shows it. Every list and card opened takes the place of the one before."""

    def render_choice(self, state: ChoiceState) -> None: ...
    def render_hall(self, state: HallView) -> None: ...
    def say(self, notice: Notice) -> None: ...
    def open_pick(self, pick: Pick) -> None: ...
    def open_more(self, more: More) -> None: ...
    def open_card(self, card: TicketCard) -> None: ...
    def open_notes(self, title: str, note: str, notes: tuple[tuple[str, str], ...]) -> None: ...
    def close_dialog(self) -> None: ...


class GreeterPresenter:
    """Make it with its screen, then `begin`; `hall_changed` on the window's thread whenever the hall rang."""

    def __init__(self, outside: GreeterOutside, *, screen: GreeterScreen, language: Language) -> None:
        self._outside = outside
        self._screen = screen
        self._tiles = USUAL_TILES
        self.language = language
        self.visit = Visit()
        self._open_papers: dict[str, TicketPaper] = {}  # by the ticket: asked about and not answered
        self.card = TicketCard(outside, tell=self._tell, close=screen.close_dialog)
        self.card.language = language
        self.issuing = Issuing(outside, changed=self._show_choice, issued=self._issued, refused=self._refused)

    def begin(self) -> None:
        self._outside.papers.listen(self._paper_is)
        self._outside.hall.look_again()
        self._show_choice()
        self._show_hall()

    def set_language(self, language: Language) -> None:
        """Of the page; a ticket's own language is the visitor's."""
        self.language = self.card.language = language
        for paper in tuple(self._open_papers.values()):
            self._ask_paper(paper)
        self._show_choice()
        self._show_hall()

    def hall_changed(self) -> None:
        self._show_choice()
        self._show_hall()
        self.card.refresh()

    def tick(self) -> None:
        """A second went by: waits grow, promises run out."""
        self._show_hall()

    def set_tiles(self, count: int) -> None:
        """How many there is room for, the one for everything else included."""
        if count != self._tiles:
            self._tiles = count
            self._show_choice()

    # ── what somebody came for ────────────────────────────────────────────────────────────

    def tap_tile(self, key: str) -> None:
        """The commonest matter of the tile, or none of its matters any more."""
        if key == OTHER_TILE:
            self.open_matters()
            return
        codes = self._codes_of(key)
        chosen = [code for code in self.visit.codes if code in codes]
        if chosen:
            self._edit(replace(self.visit, codes=tuple(code for code in self.visit.codes if code not in chosen)))
        elif codes:
            self._edit(self.visit.with_matter(codes[0]))

    def open_matters(self, key: str = "") -> None:
        """All of them, or those of one tile."""
        matters = self._outside.matters()
        codes = self._codes_of(key) if key else tuple(matters)
        pick = MatterPick(
            matters,
            codes=codes,
            chosen=lambda: self.visit.codes,
            toggle=lambda code: self._edit(self.visit.with_matter(code)),
            initials=self._outside.initials,
            close=self._screen.close_dialog,
            language=self.language,
        )
        self._screen.open_pick(pick)

    def tap_document(self, code: str) -> None:
        self._edit(self.visit.with_document(code))

    def all_brought(self) -> None:
        found = sorted_visit(self.visit, self._outside.matters())
        if found is not None:
            codes = frozenset(each.kind.code for each in found.needed if not each.told)
            self._edit(replace(self.visit, brought=self.visit.brought | codes, asked=True))

    def tap_care(self, care: Care) -> None:
        self._edit(self.visit.with_care(care))

    def open_who(self) -> None:
        def choose(who: Who) -> None:
            self._edit(self.visit.with_who(who))
            self._screen.close_dialog()

        self._screen.open_pick(WhoPick(self.visit.who, choose=choose, language=self.language))

    def open_more(self) -> None:
        self._screen.open_more(
            More(self._outside, visit=lambda: self.visit, change=self._change_more, language=self.language)
        )

    def open_customer(self) -> None:
        person = self._outside.gate.person
        self._screen.open_pick(
            CustomerPick(
                self._outside,
                staff=person.number if person is not None else "",
                known=self.visit.customer,
                found=self._customer_found,
                forget=self._forget_customer,
                language=self.language,
            )
        )

    def clear(self) -> None:
        """The next customer, from the beginning."""
        self._edit(Visit())

    def give_up(self) -> None:
        """The desk is locked or goes to somebody else: nothing of a visitor stays but a ticket nobody knows of."""
        standing = self.issuing.standing
        self._screen.close_dialog()
        if not (standing.unanswered or standing.busy):
            self.visit = Visit()
            self._show_choice()

    def to_self_service(self) -> None:
        """What needs no counter is done there; a ticket is for the rest alone, or there is none."""
        matters = self._outside.matters()
        found = sorted_visit(self.visit, matters)
        if found is None or self.issuing.standing.unanswered:
            return
        served = [each.matter for each in found.self_service]
        rest = [matter for matter in found.matters if matter not in served]
        said = Text(names(served, Language.ZH), names(served, Language.EN))
        if not rest:
            self._edit(Visit())
            self._tell(words.TAKEN_THERE.filled(matters=said))
            return
        self._edit(replace(self.visit, codes=tuple(matter.code for matter in rest)))
        others = Text(names(rest, Language.ZH), names(rest, Language.EN))
        self._tell(words.TAKEN_PARTLY.filled(matters=said, rest=others))

    # ── the ticket ────────────────────────────────────────────────────────────────────────

    def take(self) -> None:
        """取号: pressed twice it is one ticket."""
        visit, person = self.visit, self._outside.gate.person
        found = sorted_visit(visit, self._outside.matters())
        seen = self._outside.hall.seen()
        ready = seen.state in (HallState.LINKED, HallState.ALONE) or self.issuing.standing.unanswered
        if found is None or person is None or not ready:
            return
        wait = wait_of(seen.picture, queue_of(visit, found))
        draft = draft_of(visit, found, told=told_of(visit, wait), by=person.number)
        self.issuing.press(draft, before=before_of(visit, wait))

    def other_button(self) -> None:
        """Beside the large one: leave what was never answered, or go on alone."""
        if self.issuing.standing.unanswered:
            self.visit = Visit()
            self.issuing.leave_it()
            self._tell(words.LEFT_IT, icon="info")
        elif self._outside.go_alone is not None:
            self._outside.go_alone()

    def _issued(self, course: TicketCourse) -> None:
        """In the same frame: what was issued is said, the page is the next customer's."""
        self.visit = Visit()
        self._show_choice()
        told = course.ticket.told
        said = words.ISSUED_SHORT.filled(number=course.number.shown)
        if told is not None:
            said = words.ISSUED.filled(number=course.number.shown, wait=told.shown)
        self._screen.say(
            Notice(
                said.say(self.language),
                icon="ticket",
                answers=((words.PRINT_AGAIN.say(self.language), lambda: self._print_again(course)),),
            )
        )
        self._outside.hall.look_again()

    def _print_again(self, course: TicketCourse) -> None:
        self._outside.papers.print_again(course, pages_url=self._outside.hall.seen().pages_url)
        self._tell(words.PRINTED_AGAIN.filled(number=course.number.shown), icon="printer")

    def _paper_is(self, paper: TicketPaper) -> None:
        """A ticket is good without its paper; what did not come out is said, and what nobody knows is asked."""
        if paper.state is PrintState.UNKNOWN:
            self._ask_paper(paper)
        elif paper.state is PrintState.FAILED_BEFORE_SEND:
            self._screen.say(
                Notice(
                    words.PAPER_WAITS.say(self.language, number=paper.number),
                    icon="printer-x",
                    detail=self._why_it_waits(paper).say(self.language),
                )
            )
        elif paper.state is PrintState.CANCELLED:
            self._tell(words.PAPER_LATE.filled(number=paper.number), icon="printer-x")

    def _why_it_waits(self, paper: TicketPaper) -> Text:
        if paper.condition is not None and not paper.condition.prints:
            said, then = papers.IS[paper.condition.value], papers.WHAT_TO_DO[paper.condition.value]
            return papers.WAITS_FOR.filled(condition=said, then=then)
        return paper.trouble.text.filled(**paper.trouble.values) if paper.trouble is not None else same("")

    def _ask_paper(self, paper: TicketPaper) -> None:
        """Asked again where the answer did not get into the store."""

        def answer(*, came_out: bool) -> None:
            self._open_papers.pop(paper.ticket_id, None)
            self._outside.papers.answered(paper.ticket_id, came_out=came_out, undone=lambda: self._ask_paper(paper))

        self._open_papers[paper.ticket_id] = paper
        language = self.language
        answers = (
            (papers.CAME_OUT.say(language), lambda: answer(came_out=True)),
            (papers.NOT_OUT.say(language), lambda: answer(came_out=False)),
        )
        said = asked(PaperKind.TICKET, same(paper.number)).say(language)
        detail = why_asked(paper.condition, broke=paper.broke, next_copy=paper.next_copy).say(language)
        self._screen.say(
            Notice(
                said,
                icon="printer",
                answers=answers,
                question=True,
                about=paper.ticket_id,
                detail=detail,
                caps=(CAME_OUT_CAP, NOT_OUT_CAP),
            )
        )

    def _refused(self, error: Trouble) -> None:
        self._screen.say(Notice(error.say(self.language), icon="circle-alert"))

    # ── the hall ──────────────────────────────────────────────────────────────────────────

    def open_ticket(self, ticket_id: str) -> None:
        self.card.open(ticket_id)
        self._screen.open_card(self.card)

    def open_find(self) -> None:
        self._screen.open_pick(
            FindPick(
                lambda: self._outside.hall.seen().picture,
                matters=self._outside.matters(),
                initials=self._outside.initials,
                choose=self.open_ticket,
                language=self.language,
            )
        )

    def show_manager(self) -> None:
        """All that will be missed, and what would help, large enough to be read over a shoulder."""
        picture, language = self._outside.hall.seen().picture, self.language
        if picture is not None:
            notes = tuple(
                (says.say(language), helps.say(language) if helps is not None else "")
                for says, helps in notes_of(picture)
            )
            at = hour(picture.at, self._outside.zone)
            note = words.FOR_MANAGER_NOTE.say(language, time=at)
            self._screen.open_notes(words.FOR_MANAGER.say(language), note, notes)

    # ── inside ────────────────────────────────────────────────────────────────────────────

    def _edit(self, visit: Visit) -> None:
        """Not while nobody knows of the ticket at hand, and not under the thumb of one that is being issued."""
        standing = self.issuing.standing
        if standing.unanswered:
            self._tell(words.FINISH_THIS_FIRST, icon="circle-alert")
        elif not standing.busy:
            self.visit = visit
            self._show_choice()

    def _change_more(self, visit: Visit) -> None:
        """Whoever comes with a dispute and nothing else comes for a complaint."""
        if visit.handler and not visit.codes and COMPLAINT_MATTER in self._outside.matters():
            visit = visit.with_matter(COMPLAINT_MATTER)
        self._edit(visit)

    def _customer_found(self, facts: CustomerFacts, age: int | None) -> None:
        """The card of somebody who comes for another says nothing of the customer."""
        if age is not None and self.visit.who is not Who.HOLDER:
            self._screen.close_dialog()
            self._tell(words.CARD_OF_OTHER.filled(who=self.visit.who.called), icon="info")
            return
        care = self.visit.care | {Care.ELDERLY} if is_elder(age) else self.visit.care
        self._edit(replace(self.visit, customer=facts, card_read=age is not None, care=care))
        self._screen.close_dialog()

    def _forget_customer(self) -> None:
        self._edit(replace(self.visit, customer=None, card_read=False))
        self._screen.close_dialog()

    def _codes_of(self, key: str) -> tuple[str, ...]:
        groups = tile_groups(self._outside.matters(), most=self._tiles - 1)
        return next((group.codes for group in groups if group.key == key), ())

    def _tell(self, said: Text, icon: str = "check") -> None:
        self._screen.say(Notice(said.say(self.language), icon=icon))

    def _show_choice(self) -> None:
        self._screen.render_choice(
            choice_state(
                ChoiceNeeds(
                    visit=self.visit,
                    matters=self._outside.matters(),
                    seen=self._outside.hall.seen(),
                    standing=self.issuing.standing,
                    most_tiles=self._tiles,
                    zone=self._outside.zone,
                    can_go_alone=self._outside.go_alone is not None,
                    self_service=self._outside.self_service,
                    language=self.language,
                )
            )
        )

    def _show_hall(self) -> None:
        outside = self._outside
        needs = HallNeeds(outside.hall.seen(), outside.matters(), outside.clock.now(), outside.zone, self.language)
        self._screen.render_hall(hall_view(needs))
