"""A set-up file is read whole or refused with every fault at its line; what one desk exports the next can read."""

import pytest

from app.domain.setting_list import SETTINGS
from app.domain.setup_fields import (
    SECRETS,
    SETUP_FIELDS,
    answer_faults,
    answers_of_desk,
    desk_of_answers,
    usual_answers,
)
from app.errors import FileFaulty
from app.handling.setup_file import read_fields, write_fields
from app.texts.language import Language

WHOLE = """
language = "en"

[hall]
id = "H0044"
code = "NH"
name = { zh = "南湖路营业厅", en = "Nanhu Road" }

[hall.brand]
operator = { zh = "示例通信", en = "Example Telecom" }
hotline = "00001"
supervision_phone = "0000-00001"

[desk]
number = "01"
device_id = "H0044-01"

[manager]
number = "1002"
name = "何静"
latin_name = "He Jing"
password = "nanhu-lake"
pin = "290417"

[store]
passphrase = "a lake in the south"
opens_by_itself = false

[printer]
width_mm = 58

[catalogue]
file = "catalogue.toml"
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(FileFaulty) as refused:
        read_fields(text, fields=SETUP_FIELDS, answers=usual_answers(), later=SECRETS)
    return [f"{place}: {what.say(Language.EN)}" for place, what in refused.value.faults]


def test_a_whole_file_gives_every_answer() -> None:
    answers = read_fields(WHOLE, fields=SETUP_FIELDS, answers=usual_answers())
    assert answers["hall.name.zh"] == "南湖路营业厅"
    assert answers["printer.width_mm"] == "58"
    assert answers["store.opens_by_itself"] == "no"
    assert answers["hall.zone"] == "Asia/Shanghai"  # the usual one
    assert not answer_faults(answers)
    desk = desk_of_answers(answers)
    assert desk.hall.brand.operator.en == "Example Telecom"
    assert {**answers, **answers_of_desk(desk)} == answers


def test_secrets_may_be_left_out_and_are_asked_then() -> None:
    without = "\n".join(row for row in WHOLE.splitlines() if not row.startswith(("password", "pin", "passphrase")))
    answers = read_fields(without, fields=SETUP_FIELDS, answers=usual_answers(), later=SECRETS)
    assert {fault.key for fault in answer_faults(answers)} == {one.key for one in SECRETS}


def test_every_fault_is_named_at_its_line() -> None:
    broken = (
        WHOLE.replace('id = "H0044"', 'id = "44"', 1)
        .replace('pin = "290417"', 'pin = "29"')
        .replace("width_mm = 58", "width_mm = 72\ncolour = 3")
        .replace('en = "Nanhu Road"', "en = 7.5")
    )
    assert faults_of(broken) == [
        "5: hall.id: Hall number is written like H0032.",
        "7: hall.name.en: Write words in quotes.",
        "23: manager.pin: Manager's PIN is written like 290417.",
        "30: printer.width_mm: Paper width has no such option.",
        "31: printer.colour: There is no such field. Check its spelling.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a lake in the south", "nanhu-lake", "has at least 12 characters, this has 10."),
        ("nanhu-lake", "short", "The password has at least 8 characters, this has 5."),
        ('file = "catalogue.toml"', 'source = "centre"', "Without a centre the catalogue comes from a file."),
        ('file = "catalogue.toml"', "", "Choose the catalogue file."),
        (
            "[printer]",
            '[central]\nurl = "https://c.example"\n[printer]',
            "With a centre, its pairing code is needed too.",
        ),
        (
            "[printer]",
            '[central]\npairing_code = "K7QM-4W2D"\n[printer]',
            "A pairing code wants the centre's address too.",
        ),
    ],
)
def test_answers_must_go_together(old: str, new: str, said: str) -> None:
    (fault,) = faults_of(WHOLE.replace(old, new, 1))
    assert fault.endswith(said)


def test_the_passphrase_is_not_the_password() -> None:
    (fault,) = faults_of(WHOLE.replace("nanhu-lake", "a lake in the south"))
    assert fault.endswith("The passphrase may not be the manager's password.")


def test_a_cut_file_is_refused() -> None:
    assert len(faults_of(WHOLE[: WHOLE.index("[desk]") + 18])) == 1


def test_what_is_exported_reads_back() -> None:
    values = {one.key: one.default or one.example or '某 "字" \\' for one in SETTINGS}
    values["hall.name.en"] = 'Nanhu "South"'
    travelling = tuple(one for one in SETTINGS if one.travels)
    text = write_fields(values, fields=travelling)
    assert read_fields(text, fields=travelling, answers={}) == {one.key: values[one.key] for one in travelling}
    assert "central.token" not in text
