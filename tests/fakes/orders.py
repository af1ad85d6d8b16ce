"""A small hall with a desk, a customer, seven offers, and orders made of them by the trade's own acts.

Every builder takes what a test wants to be different; identity numbers have an unassigned region, phones an
unallocated prefix. Ids count up, so that a failing test reads the same twice.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.business_hall import Brand, BusinessHall, CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, DocumentType, Identification, PaymentMode, Product
from app.domain.hall_time import hall_date
from app.domain.matter import Matter, OfflineClass
from app.domain.offering import (
    AfterTerm,
    Allowance,
    AllowanceKind,
    Discount,
    EffectTiming,
    FirstMonthRule,
    Offering,
    OfferingKind,
    OverageRate,
    PenaltyRule,
    Price,
    PriceType,
    ServiceProvider,
    Term,
)
from app.domain.order import Order, SignedVersion
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.domain.payment import Payment, PaymentMethod, cash_payment
from app.domain.receipt_number import ReceiptNumber
from app.domain.signature import Point, Signature
from app.domain.staff import Role, StaffMember
from app.texts.language import Language, Text

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 2, 27, 36, tzinfo=UTC)  # 10:27:36 in the hall
TODAY = hall_date(NOW, ZONE)
PHONE = "15412340017"
BROADBAND = "KD0032001"


def sample_id(n: int) -> str:
    """A UUIDv7 that is the same for the same `n`."""
    return f"019aa000-0000-7000-8000-{n:012x}"


HALL = BusinessHall(
    id="H0032",
    code="BH",
    name=Text("滨河路营业厅", "Binhe Road Hall"),
    brand=Brand(
        operator=Text("远川通信", "Yuanchuan Telecom"),
        hotline="10099",
        supervision_phone="0999-8000000",
        appeal=Text("申诉 12300", "Appeals 12300"),
    ),
    zone=ZONE,
    opening_hours="08:30–18:00",
)
DESK = CounterDesk(hall=HALL, number="03", device_id="H0032-PC03")
CLERK = StaffMember(number="2107", name="林晓", latin_name="Lin Xiao", role=Role.CLERK)


CALLER_ID = Offering(
    code="VAS-01",
    position=3,
    name=Text("来电显示", "Caller display"),
    summary=Text("谁打来的，先看到", "See who is calling"),
    plain=Text("来电时显示号码。", "Shows the caller's number."),
    kind=OfferingKind.VALUE_ADDED,
    matter="value_added_order",
    cancel_matter="value_added_cancel",
    price=Price(PriceType.MONTHLY, 500, None),
    allowances=(),
    overage=(),
    cap=None,
    throttle=None,
    term=None,
    after_term=AfterTerm.NOT_APPLICABLE,
    discount=None,
    order_timing=EffectTiming.NOW,
    change_timing=EffectTiming.NOT_POSSIBLE,
    cancel_timing=EffectTiming.NEXT_MONTH,
    first_month=FirstMonthRule.WHOLE,
    validity_months=None,
    trial_months=None,
    provider=None,
    second_confirmation=True,
    how_to_cancel=Text("营业厅或热线 10099", "In the hall or at 10099"),
    sale_from=date(2026, 1, 1),
    sale_until=None,
    source="demo",
)


def _plan(code: str, position: int, name: str, fen: int, data_gb: int, minutes: int) -> Offering:
    return replace(
        CALLER_ID,
        code=code,
        position=position,
        name=Text(f"5G畅行{name}", f"5G Free {name}"),
        summary=Text(f"{data_gb} GB · {minutes} 分钟", f"{data_gb} GB · {minutes} min"),
        kind=OfferingKind.PLAN,
        matter="plan_change",
        cancel_matter="disconnect",
        price=Price(PriceType.MONTHLY, fen, None),
        allowances=(
            Allowance(AllowanceKind.DATA, data_gb, Text("GB", "GB")),
            Allowance(AllowanceKind.VOICE, minutes, Text("分钟", "min")),
        ),
        overage=(OverageRate(Text("语音 ¥0.15/分", "Voice ¥0.15/min"), 15),),
        cap=Text("每月 ¥600 封顶", "Capped at ¥600 a month"),
        order_timing=EffectTiming.NEXT_MONTH,
        change_timing=EffectTiming.NEXT_MONTH,
        second_confirmation=False,
    )


PLAN_129 = _plan("5G-129", 1, "129", 12900, 30, 500)
PLAN_199 = replace(
    _plan("5G-199", 2, "199", 19900, 60, 1000),
    term=Term(24, PenaltyRule.SHARE_OF_REMAINING_FEES, 20),
    after_term=AfterTerm.MONTHLY_SAME_PRICE,
    discount=Discount(15900, 6, Text("前 6 个月 ¥159", "¥159 for the first 6 months")),
)
RING_VIDEO = replace(
    CALLER_ID,
    code="VAS-02",
    position=4,
    name=Text("视频彩铃", "Video ring tone"),
    price=Price(PriceType.MONTHLY, 600, None),
    provider=ServiceProvider("SP01", Text("星火文化", "Xinghuo Media")),
)
BROADBAND_300 = replace(
    CALLER_ID,
    code="KD-300",
    position=5,
    name=Text("单宽300M", "Broadband 300M"),
    kind=OfferingKind.BROADBAND,
    matter="broadband_new",
    cancel_matter="disconnect",
    price=Price(PriceType.MONTHLY, 7000, None),
    order_timing=EffectTiming.ON_COMPLETION,
    first_month=FirstMonthRule.BY_DAY,
    second_confirmation=False,
    term=Term(24, PenaltyRule.SHARE_OF_REMAINING_FEES, 50),
    after_term=AfterTerm.RENEWED_SAME_TERM,
)
NEW_CARD = replace(
    CALLER_ID,
    code="FEE-CARD",
    position=6,
    name=Text("补换卡", "SIM replacement"),
    kind=OfferingKind.SERVICE_FEE,
    matter="sim_replacement",
    price=Price(PriceType.ONCE, 1000, None),
    cancel_timing=EffectTiming.NOT_POSSIBLE,
    first_month=FirstMonthRule.NOT_APPLICABLE,
    second_confirmation=False,
)
MODEM_DEPOSIT = replace(
    CALLER_ID,
    code="DEP-ONU",
    position=7,
    name=Text("光猫押金", "Modem deposit"),
    kind=OfferingKind.DEPOSIT,
    matter="broadband_new",
    price=Price(PriceType.DEPOSIT, 20000, None),
    cancel_timing=EffectTiming.NOW,
    first_month=FirstMonthRule.NOT_APPLICABLE,
    second_confirmation=False,
)


RIGHTS = {
    "plan_change": "plan_change",
    "value_added_order": "value_added",
    "value_added_cancel": "cancel_service",
    "top_up": "top_up",
    "broadband_new": "broadband",
    "sim_replacement": "sim_card",
    "disconnect": "disconnect",
}


def _matter(code: str, zh: str, en: str, offline: OfflineClass, limit_fen: int | None = None) -> Matter:
    why = (
        None if offline in (OfflineClass.DONE, OfflineClass.QUEUED) else Text("要连上中心才能办。", "Needs the centre.")
    )
    return Matter(code, Text(zh, en), offline, limit_fen, why, why, right=RIGHTS[code])


CATALOGUE = Catalogue.of(
    version="2026-11-19.3",
    name=Text("2026 年 11 月在售清单", "On sale in November 2026"),
    template_version="2026-10.9",
    notices=(Text("谨防诈骗。", "Beware of fraud."),),
    statement=Text("本人已阅读并理解以上业务。", "I have read and understood the services above."),
    matters=(
        _matter("plan_change", "套餐变更", "Plan change", OfflineClass.QUEUED),
        _matter("value_added_order", "增值订购", "Value-added order", OfflineClass.QUEUED),
        _matter("value_added_cancel", "增值退订", "Value-added cancellation", OfflineClass.QUEUED),
        _matter("top_up", "缴费", "Top-up", OfflineClass.DONE, 50000),
        _matter("broadband_new", "宽带新装", "New broadband", OfflineClass.DRAFT),
        _matter("sim_replacement", "补换卡", "SIM replacement", OfflineClass.REFUSED),
        _matter("disconnect", "拆机", "Disconnection", OfflineClass.DRAFT),
    ),
    offerings=(PLAN_129, PLAN_199, CALLER_ID, RING_VIDEO, BROADBAND_300, NEW_CARD, MODEM_DEPOSIT),
)

PLAN_PRODUCT = Product("P-plan", PHONE, "5G-129", date(2025, 3, 1), None, (18.6, 30.0, "GB"), True)
CALLER_ID_PRODUCT = Product("P-caller-id", PHONE, "VAS-01", date(2025, 3, 1), None, None, False)
CUSTOMER = Customer(
    id="C-10001",
    name="张秀英",
    stars=4,
    identification=Identification(DocumentType.RESIDENT_ID, "990101195503071234", date(2035, 3, 7), "滨河路 12 号"),
    phone=PHONE,
    account_number="880032001177",
    payment_mode=PaymentMode.PREPAID,
    balance_fen=3260,
    products=(PLAN_PRODUCT, CALLER_ID_PRODUCT),
    alerts=(Text("视力不好，请读给她听。", "Poor sight: read it to her."),),
    history=(Text("2026-10-02 缴费 ¥50", "2026-10-02 top-up ¥50"),),
)


def a_customer(n: int) -> Customer:
    """Another customer with the same kinds of products; `n` from 1 to 9999."""
    phone = f"1541235{n:04d}"
    return replace(
        CUSTOMER,
        id=f"C-2{n:04d}",
        name=f"李{'一二三四五六七八九十'[n % 10]}",
        phone=phone,
        account_number=f"88003300{n:04d}",
        identification=replace(CUSTOMER.identification, number=f"99010219600101{n:04d}"),
        products=(
            replace(PLAN_PRODUCT, id=f"P-plan-{n}", number=phone),
            replace(CALLER_ID_PRODUCT, id=f"P-caller-id-{n}", number=phone),
        ),
    )


def an_empty_form(
    *,
    customer: Customer | None = CUSTOMER,
    catalogue: Catalogue = CATALOGUE,
    desk: CounterDesk = DESK,
    language: Language = Language.ZH,
    today: date = TODAY,
    offline: bool = False,
    number: int = 1,
) -> OrderForm:
    return OrderForm(
        id=sample_id(number),
        version=1,
        desk=desk,
        clerk=CLERK,
        catalogue=catalogue,
        today=today,
        offline=offline,
        language=language,
        customer=customer,
        lines=(),
        payment_method=None,
    )


def confirmed(at: datetime = NOW) -> SecondConfirmation:
    return SecondConfirmation(Decision.CONFIRMED, at, ConfirmationChannel.CUSTOMER_SCREEN)


def a_form(
    *,
    customer: Customer = CUSTOMER,
    catalogue: Catalogue = CATALOGUE,
    desk: CounterDesk = DESK,
    language: Language = Language.ZH,
    today: date = TODAY,
    offline: bool = False,
    number: int = 1,
) -> OrderForm:
    """Ready to be signed: plan 129 → 199, caller display off, video ring tone on and confirmed, ¥50 top-up."""
    plan, caller_id = customer.products[0], customer.products[1]
    first = number * 100
    return (
        an_empty_form(
            customer=customer,
            catalogue=catalogue,
            desk=desk,
            language=language,
            today=today,
            offline=offline,
            number=number,
        )
        .with_change(plan, catalogue.offerings["5G-199"], line_id=sample_id(first + 1))
        .with_cancellation(caller_id, line_id=sample_id(first + 2))
        .with_addition(catalogue.offerings["VAS-02"], number=plan.number, line_id=sample_id(first + 3))
        .with_confirmation(sample_id(first + 3), confirmed())
        .with_top_up(number=plan.number, amount_fen=5000, line_id=sample_id(first + 4))
        .with_payment_method(PaymentMethod.CASH)
    )


def signed(form: OrderForm, *, at: datetime = NOW) -> SignedVersion:
    """`form` signed as it stands, with two short strokes."""
    content = form.content()
    strokes = (
        (Point(100, 200, 0, 500), Point(300, 220, 16, 520), Point(520, 640, 40, 300)),
        (Point(700, 180, 120, 480), Point(720, 700, 180, 460)),
    )
    return SignedVersion(
        id=form.id,
        form=form,
        content=content,
        content_bytes=content.to_bytes(),
        signature=Signature(strokes=strokes, width=2600, content_sha256=content.sha256, signed_at=at),
        clerk_number=form.clerk.number,
    )


def paid(version: SignedVersion, *, tendered_fen: int | None = None) -> Payment:
    """In cash, exactly where `tendered_fen` is None."""
    due = version.content.sums.today_fen
    return cash_payment(
        id=version.id[:-1] + "f",
        due_fen=due,
        tendered_fen=due if tendered_fen is None else tendered_fen,
        taken_at=version.signature.signed_at + timedelta(seconds=5),
        taken_by=version.clerk_number,
    )


def order_of(form: OrderForm, *, number: int = 1, at: datetime = NOW) -> Order:
    """`form` signed, paid with a ¥100 note where that is enough, and accepted as the `number`th order of the desk."""
    drawn = signed(form, at=at)
    version = replace(drawn, id=sample_id(0xA0000 + number))
    due = version.content.sums.today_fen
    return Order(
        id=version.id,
        receipt_number=ReceiptNumber(form.desk.hall.code, form.today, form.desk.number, number),
        signed=version,
        payment=paid(drawn, tendered_fen=max(due, 10000) if due else 0),
        accepted_at=at + timedelta(seconds=8),
        verify_token=f"{0xC0FFEE0000000000 + number:032x}",
    )


def an_order(
    *, customer: Customer = CUSTOMER, number: int = 1, language: Language = Language.ZH, offline: bool = False
) -> Order:
    """The whole sample order; `number` makes ids and receipt number its own."""
    return order_of(a_form(customer=customer, language=language, offline=offline, number=number), number=number)
