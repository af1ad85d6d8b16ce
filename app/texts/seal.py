"""What stands on a document's seal, and what is said of the certificates behind it."""

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
AUTHORITY: Final = Text(
    "这是发证用的证书，不能用来盖章；请发证的人另发一份盖章用的",
    "This certificate issues others and cannot seal documents; ask for one that is made for sealing",
)
NO_CERTIFICATE: Final = Text("这不是证书文件（PEM 或 DER）", "This is no certificate file (PEM or DER)")
KNOWN_ALREADY: Final = Text(
    "这份证书已经导入过；什么都没有改", "This certificate was imported before; nothing was changed"
)
NOT_TRUSTED: Final = Text(
    "没有人担保过这个指纹的证书；用 yitai seal show 看有哪些",
    "Nobody vouched for a certificate of this fingerprint; yitai seal show lists them",
)

IN_USE: Final = Text("在用", "In use")
RETIRED: Final = Text("{until} 停用", "Retired on {until}")
OF_HALL: Final = Text("本机自己做的", "made by this counter")
OF_OPERATOR: Final = Text("运营商发的", "the operator's")
KEPT: Final = Text(
    "{state}：{subject}\n  指纹 {fingerprint}\n  有效期 {since} 至 {until}，{source}",
    "{state}: {subject}\n  fingerprint {fingerprint}\n  valid from {since} to {until}, {source}",
)
VOUCHED: Final = Text("另外信任：{whose}\n  指纹 {fingerprint}", "Trusted too: {whose}\n  fingerprint {fingerprint}")
VOUCHED_FOR_TIME: Final = Text(
    "信任它的时间戳：{whose}\n  指纹 {fingerprint}", "Trusted for time stamps: {whose}\n  fingerprint {fingerprint}"
)
FOR_TIME: Final = Text("（时间戳）", " (time stamps)")
NOW_IN_USE: Final = Text(
    "从现在起用这份证书盖章：{subject}，指纹 {fingerprint}。之前盖的仍然有效。",
    "Documents are sealed with this certificate from now on: {subject}, fingerprint {fingerprint}. "
    "What was sealed before stays good.",
)
EXPORTED: Final = Text(
    "证书写到了 {file}；私钥没有离开存储。", "The certificate is in {file}; the key did not leave the store."
)
TRUSTED: Final = Text(
    "从现在起信任 {whose} 的证书，指纹 {fingerprint}。",
    "The certificate of {whose} is trusted now, fingerprint {fingerprint}.",
)
TRUSTED_FOR_TIME: Final = Text(
    "从现在起信任 {whose} 的时间戳，证书指纹 {fingerprint}。",
    "The time stamps of {whose} are trusted now, its certificate has the fingerprint {fingerprint}.",
)
UNTRUSTED: Final = Text("从现在起不再信任这份证书。", "This certificate is trusted no more.")
WHOSE_MISSING: Final = Text("--whose 要写这份证书是谁的", "--whose says whose certificate it is")
NOT_WRITTEN: Final = Text(
    "写不进 {file}；请检查文件夹和权限", "{file} cannot be written; check the folder and your rights"
)
PASSWORD: Final = Text("证书文件的密码", "Password of the certificate's file")
PASSWORD_FILE: Final = Text(
    "这里没有人能输入密码：用 --password-file 指一个文件",
    "Nobody can type the password here: name a file with --password-file",
)

TSA_URL: Final = Text("时间戳服务地址", "Time stamp authority")
TSA_URL_SAYS: Final = Text(
    "给受理单 PDF 的章加时间戳（RFC 3161）；5 秒不回答就不带时间戳。空着不加。",
    "Stamps the seals on PDF forms (RFC 3161); one that takes over 5 s is done without. Empty for no stamps.",
)

DOCTOR: Final = Text("盖章证书", "certificate for sealing")
DOCTOR_NONE: Final = Text("还没有，盖第一份时自动做", "none yet; the first document makes it")
DOCTOR_FINE: Final = Text("{until} 到期，还有 {days} 天", "valid until {until}, {days} days left")
DOCTOR_SOON: Final = Text(
    "{until} 到期，只剩 {days} 天；用 yitai seal import 或 yitai seal renew 换新的",
    "valid until {until}, only {days} days left: yitai seal import or yitai seal renew replaces it",
)
DOCTOR_ENDED: Final = Text(
    "{until} 已到期，下一份起改用本机自己做的；运营商的新证书用 yitai seal import 导入",
    "ended on {until}; the next document gets one of this counter's own, yitai seal import takes another",
)
