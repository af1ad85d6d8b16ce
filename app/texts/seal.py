"""What stands on a document's seal."""

from typing import Final

from app.texts.language import Text

PROOF: Final = Text("客户签过的内容和手写签名", "What the customer signed, and the handwriting")
REASON: Final = Text("业务受理单 {number}，如实，不得改动", "Acceptance form {number}, true and not to be changed")

NOT_OPENED: Final = Text(
    "密码不对，或者这不是 PKCS#12（.p12、.pfx）文件；什么都没有改",
    "The password is wrong, or this is no PKCS#12 file (.p12, .pfx); nothing was changed",
)
NO_KEY: Final = Text(
    "文件里没有证书和它的私钥；请发证的人连私钥一起导出",
    "The file lacks a certificate with its key; ask for both together",
)
KIND_OF_KEY: Final = Text(
    "盖章要 2048 位以上的 RSA 或 P-256、P-384、P-521 密钥，这一个不是",
    "Sealing needs an RSA key of 2048 bits or more, or P-256, P-384, P-521; this is neither",
)
NOT_YET_VALID: Final = Text(
    "证书 {since} 才生效，到那天再导入", "The certificate is valid from {since}; import it then"
)
EXPIRED: Final = Text("证书 {until} 已到期，请换一份", "The certificate ended on {until}; ask for a new one")
KEY_USAGE: Final = Text(
    "证书的用途不含数字签名，不能用来盖章", "The certificate is not meant for signatures and cannot seal documents"
)
NO_CERTIFICATE: Final = Text("这不是证书文件（PEM 或 DER）", "This is no certificate file (PEM or DER)")
KNOWN_ALREADY: Final = Text(
    "这份证书已经导入过；什么都没有改", "This certificate was imported before; nothing was changed"
)
NOT_TRUSTED: Final = Text(
    "没有人担保过这个指纹的证书；用 yitai seal show 看有哪些",
    "Nobody vouched for a certificate of this fingerprint; yitai seal show lists them",
)
