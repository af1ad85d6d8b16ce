"""What the reference provider says, and its wallet page."""

from typing import Final

from app.texts.language import Text

TOO_LITTLE: Final = Text("卡或钱包里的钱不够。", "The card or wallet holds too little.")
PERSON_REFUSED: Final = Text("客户在手机或终端上取消了。", "The customer declined on the phone or terminal.")
EXPIRED: Final = Text("等太久没有付，这一笔已过期。", "Nobody paid in time; this charge has expired.")
CARDS_AND_CODES: Final = Text("这家收款方只收银行卡和扫码。", "This provider takes cards and codes only.")
NO_RETURN: Final = Text(
    "收款方不退这一笔，请店长联系收款方。", "The provider does not return this one. Ask it by phone."
)
WALLET: Final = Text("演示钱包", "Demo wallet")
WALLET_NOTE: Final = Text(
    "这里没有真钱。台席等客户付的每一笔在下面，点“付”或“不付”。",
    "No real money here. Each sum a desk waits for stands below; choose Pay or Decline.",
)
WALLET_EMPTY: Final = Text("现在没有等付的。", "Nothing is waiting to be paid.")
PAY: Final = Text("付", "Pay")
DECLINE: Final = Text("不付", "Decline")
READY: Final = Text(
    "演示收款方在 {address}，钱包页 {address}/wallet。Ctrl+C 停止。",
    "The demo payment provider listens on {address}, its wallet is {address}/wallet. Ctrl+C stops it.",
)
