"""A rich order for paper tests: a change with its table, a cancellation, an addition, a top-up; in both languages."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.content import BeforeAfter, Charge, Content, ContentLine, Fact, LineFigures, Sums, TableRow
from app.domain.payment import Payment, PaymentMethod
from app.domain.receipt_number import ReceiptNumber
from app.papers.document import Document
from app.papers.receipt import CopyMark, receipt
from app.texts.language import Language

ZONE = ZoneInfo("Asia/Shanghai")
SIGNED_AT = datetime(2026, 11, 20, 2, 27, 36, tzinfo=UTC)
RECEIPT_NUMBER = ReceiptNumber.read("BH20261120-03-0041")
VERIFY_URL = "https://yitai.example/v/0123456789abcdef0123456789abcdef"
PAYMENT = Payment(
    id="0198f3a2-0000-7000-8000-000000000001",
    method=PaymentMethod.CASH,
    amount_fen=20_00,
    tendered_fen=50_00,
    taken_at=SIGNED_AT,
)
COPY = CopyMark(number=2, at=datetime(2026, 11, 20, 7, 5, 9, tzinfo=UTC), clerk="周敏 3017")


def _facts(*rows: tuple[str, str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(*row) for row in rows)


_CHANGE_ZH = ContentLine(
    id="0198f3a2-0000-7000-8000-00000000000a",
    position=1,
    action="modify",
    action_word="变更",
    title="5G畅行129 → 5G畅行199",
    title_plain="5G畅行129 换成 5G畅行199",
    number="154****0017",
    code="P5G129 → P5G199",
    price="¥129 → ¥199 /月",
    price_plain="每月多 ¥70",
    plain=("12 月 1 日开始。",),
    table=BeforeAfter(
        head="套餐内",
        columns=("流量", "语音", "短信"),
        price_head="月费",
        now=TableRow(when="现在·至 2026-11-30", cells=("30 GB", "500 分钟", "不含"), price="¥129.00"),
        then=TableRow(when="之后·2026-12-01 起", cells=("60 GB", "1000 分钟", "不含"), price="¥199.00"),
    ),
    facts=_facts(
        ("start", "开始", "2026-12-01"),
        ("overage", "套餐外", "语音 ¥0.15/分·短信 ¥0.10/条·流量 ¥0.03/MB，满 ¥3 计 1 GB"),
        ("cap", "封顶", "每月 ¥600"),
        ("throttle", "限速", "无"),
        ("term", "协议期", "24 个月，2026-12-01 至 2028-11-30"),
        ("first_month", "首月", "12 月起按整月收 ¥199"),
        ("penalty", "违约金", "剩余月费 × 20%。例：用满 12 个月退出，12 × ¥199 × 20% = ¥477.60"),
        ("after_term", "到期后", "按原价逐月续，可随时退"),
        ("cancel", "退订", "任一营业厅或拨 00001，次月生效"),
    ),
    figures=LineFigures(129_00, 199_00, 0, 0, 0),
    effective_on="2026-12-01",
    missing=(),
)
_CANCEL_ZH = replace(
    _CHANGE_ZH,
    id="0198f3a2-0000-7000-8000-00000000000b",
    position=2,
    action="delete",
    action_word="取消",
    title="来电显示",
    title_plain="来电显示",
    code="V0014",
    price="−¥5 /月",
    price_plain="每月少 ¥5",
    table=None,
    facts=_facts(
        ("stop", "停止", "2026-11-30 24:00"),
        ("last_month", "本月", "按整月 ¥5"),
        ("term", "协议期", "无"),
        ("penalty", "违约金", "无"),
        ("reorder", "再订", "随时可再订"),
    ),
    figures=LineFigures(5_00, 0, 0, 0, 0),
)
_ADD_ZH = replace(
    _CANCEL_ZH,
    id="0198f3a2-0000-7000-8000-00000000000c",
    position=3,
    action="add",
    action_word="新增",
    title="视频彩铃",
    title_plain="视频彩铃",
    code="V0015",
    price="+¥6 /月",
    price_plain="每月多 ¥6",
    facts=_facts(
        ("start", "开始", "2026-12-01"),
        ("included", "套餐内", "不含流量"),
        ("overage", "套餐外", "无"),
        ("term", "协议期", "无"),
        ("first_month", "首月", "12 月起按整月收 ¥6"),
        ("penalty", "违约金", "无"),
        ("provider", "代收方", "示例音乐"),
        ("cancel", "退订", "回 TD3 至 00001，当月底停"),
        ("confirmation", "二次确认", "2026-11-20 10:25:12，客户本人在客户屏点“我要办理”"),
    ),
    figures=LineFigures(0, 6_00, 0, 0, 0),
)
_TOP_UP_ZH = replace(
    _CANCEL_ZH,
    id="0198f3a2-0000-7000-8000-00000000000d",
    position=4,
    action="topUp",
    action_word="缴费",
    title="话费",
    title_plain="话费",
    code="",
    price="¥20.00",
    price_plain="充 ¥20",
    facts=_facts(("arrival", "到账", "签字后立即入账"), ("term", "协议期", "无"), ("penalty", "违约金", "无")),
    figures=LineFigures(0, 0, 0, 0, 20_00),
    effective_on="2026-11-20",
)

CONTENT_ZH = Content(
    schema=1,
    language="zh",
    form_id="0198f3a2-0000-7000-8000-000000000009",
    version=1,
    amends="",
    catalogue_version="2026-11-19.3",
    template_version="2026-10-01",
    offline=False,
    mode="在线受理",
    operator="示例通信",
    hall="滨河路营业厅",
    desk="3 号台",
    clerk="周敏 3017",
    customer=_facts(
        ("name", "名称", "张*"),
        ("type", "类型", "个人，五星"),
        ("document", "证件", "居民身份证"),
        ("document_number", "号码", "990101********1234"),
        ("valid", "有效期", "长期"),
        ("phone", "联系电话", "154****0017"),
        ("handler", "经办人", "本人办理"),
        ("verified", "核验", "按登记资料，未读卡"),
    ),
    account=_facts(
        ("account", "账户号", "8812****17"), ("pays", "付费", "后付费"), ("numbers", "业务号码", "154****0017")
    ),
    lines=(_CHANGE_ZH, _CANCEL_ZH, _ADD_ZH, _TOP_UP_ZH),
    charges=(Charge(name="话费充值", due_fen=20_00, discount_fen=0, paid_fen=20_00, deposit=False),),
    sums=Sums(
        today_fen=20_00,
        monthly_before_fen=214_00,
        monthly_after_fen=285_00,
        bill_month="2026-12",
        bill_fen=285_00,
        this_month_extra_fen=0,
    ),
    payment_method="cash",
    payment_words="现金",
    notices=(
        "不要出租、出借、出售号码。自称客服要转账、开屏幕共享的，都是诈骗。拿不准请打 96110。",
        "套餐外按上列单价计费；出境前请先问漫游资费。",
    ),
    statement="资料属实；已阅读并理解所列业务、资费、协议期及违约责任；自愿办理；未预选其他收费业务。",
    contacts="客服 00001·监督 0000-00001·申诉 12300",
    drawn_up_on="2026-11-20",
)

CONTENT_EN = replace(
    CONTENT_ZH,
    language="en",
    mode="Accepted online",
    operator="Example Telecom",
    hall="Binhe Road hall",
    desk="Desk 3",
    clerk="Zhou Min 3017",
    customer=_facts(
        ("name", "Name", "张*"),
        ("type", "Type", "Person, 5 stars"),
        ("document", "Document", "Resident identity card"),
        ("document_number", "Number", "990101********1234"),
        ("valid", "Valid", "Long term"),
        ("phone", "Phone", "154****0017"),
        ("handler", "Handler", "In person"),
        ("verified", "Checked", "By our records, no card read"),
    ),
    account=_facts(
        ("account", "Account", "8812****17"),
        ("pays", "Billing", "Postpaid"),
        ("numbers", "Service numbers", "154****0017"),
    ),
    lines=(
        replace(
            _CHANGE_ZH,
            action_word="Change",
            title="5G Flow 129 → 5G Flow 199",
            price="¥129 → ¥199 /month",
            table=BeforeAfter(
                head="Included",
                columns=("Data", "Voice", "SMS"),
                price_head="Monthly",
                now=TableRow(when="Now, to 2026-11-30", cells=("30 GB", "500 min", "Not included"), price="¥129.00"),
                then=TableRow(
                    when="Then, from 2026-12-01", cells=("60 GB", "1,000 min", "Not included"), price="¥199.00"
                ),
            ),
            facts=_facts(
                ("start", "Starts", "2026-12-01"),
                ("overage", "Outside", "voice ¥0.15/min, SMS ¥0.10 each, data ¥0.03/MB up to ¥3 a GB"),
                ("cap", "Cap", "¥600 a month"),
                ("throttle", "Throttle", "None"),
                ("term", "Term", "24 months, to 2028-11-30"),
                ("first_month", "First month", "Full ¥199 from December"),
                (
                    "penalty",
                    "Penalty",
                    "Remaining fees × 20%. Leaving after 12 months: 12 × ¥199 × 20% = ¥477.60",
                ),
                ("after_term", "Afterwards", "Month by month at the same price, leave any time"),
                ("cancel", "To leave", "At any hall or by calling 00001; ends with the month"),
            ),
        ),
        replace(
            _CANCEL_ZH,
            action_word="Cancel",
            title="Caller display",
            price="−¥5 /month",
            facts=_facts(
                ("stop", "Ends", "2026-11-30 24:00"),
                ("last_month", "This month", "Full ¥5"),
                ("term", "Term", "None"),
                ("penalty", "Penalty", "None"),
                ("reorder", "Order again", "Any time"),
            ),
        ),
        replace(
            _ADD_ZH,
            action_word="Add",
            title="Video ring-back tone",
            price="+¥6 /month",
            facts=_facts(
                ("start", "Starts", "2026-12-01"),
                ("included", "Included", "No data"),
                ("overage", "Outside", "None"),
                ("term", "Term", "None"),
                ("first_month", "First month", "Full ¥6 from December"),
                ("penalty", "Penalty", "None"),
                ("provider", "Collected for", "Example Music"),
                ("cancel", "To leave", "Reply TD3 to 00001; ends with the month"),
                ("confirmation", "Confirmed", "2026-11-20 10:25:12, by the customer on the customer screen"),
            ),
        ),
        replace(
            _TOP_UP_ZH,
            action_word="Top up",
            title="Account credit",
            facts=_facts(
                ("arrival", "Credited", "When signed"), ("term", "Term", "None"), ("penalty", "Penalty", "None")
            ),
        ),
    ),
    charges=(Charge(name="Account credit", due_fen=20_00, discount_fen=0, paid_fen=20_00, deposit=False),),
    payment_words="Cash",
    notices=(
        "Never rent out, lend or sell your number. Whoever claims to be customer service and asks for a transfer or "
        "your screen is a fraud. When in doubt, call 96110.",
        "Use beyond the plan costs the prices above. Ask for roaming prices before you travel.",
    ),
    statement="My details are true. I have read and understood the services, prices, terms and penalties listed. "
    "I order of my own will, and nothing else was pre-selected.",
    contacts="Service 00001 · Supervision 0000-00001 · Appeal 12300",
)

CONTENTS = {Language.ZH: CONTENT_ZH, Language.EN: CONTENT_EN}


def sample_receipt(
    content: Content = CONTENT_ZH, *, only_here: bool = False, copy: CopyMark | None = None, payment: Payment = PAYMENT
) -> Document:
    return receipt(
        content,
        receipt_number=RECEIPT_NUMBER,
        signed_at=SIGNED_AT,
        payment=payment,
        order_id="019aa000-0000-7000-8000-000000000001",
        verify_url=VERIFY_URL,
        zone=ZONE,
        only_here=only_here,
        copy=copy,
    )
