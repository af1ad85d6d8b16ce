"""What stands on a document's seal."""

from typing import Final

from app.texts.language import Text

PROOF: Final = Text("客户签过的内容和手写签名", "What the customer signed, and the handwriting")
REASON: Final = Text("业务受理单 {number}，如实，不得改动", "Acceptance form {number}, true and not to be changed")
