"""A template file: all of it is right, or every fault is named with its line and what to do instead (S62, S63, R12)."""

import re
from pathlib import Path

import pytest

import resources
from app.domain.consent_question import ConsentNeed
from app.errors import FileFaulty
from app.handling.read_catalogue import read_catalogue
from app.handling.template_file import read_template
from app.handling.word_catalogue import worded
from app.texts import templates as words
from app.texts.language import Language, Text
from commands.stock import shipped_matters, shipped_templates, templates_in

SHIPPED = resources.path("templates/2026-11.1.toml").read_text("utf-8")
CATALOGUE = resources.path("demo/catalogue.toml").read_text("utf-8")


def fault(text: str) -> tuple[str, Text]:
    """The only one: its place and what it says."""
    with pytest.raises(FileFaulty) as refused:
        read_template(text)
    (found,) = refused.value.faults
    assert refused.value.say(Language.ZH) != refused.value.say(Language.EN)
    return found


def changed(before: str, after: str) -> str:
    assert SHIPPED.count(before) == 1, before
    return SHIPPED.replace(before, after)


def test_the_shipped_template_is_sound_and_asks_what_the_law_asks() -> None:
    template = read_template(SHIPPED)
    assert template.version == "2026-11.1"
    assert len(template.notices) == 5
    needs = {each.code: each.need for each in template.consents}
    assert needs == {
        "fraud_notice": ConsentNeed.ACKNOWLEDGE,
        "personal_information": ConsentNeed.ACKNOWLEDGE,
        "tariff_notice": ConsentNeed.ACKNOWLEDGE,
        "guardian_consent": ConsentNeed.NECESSARY,
        "portrait": ConsentNeed.SEPARATE,
        "marketing": ConsentNeed.OPTIONAL,
    }


def test_the_matters_it_asks_with_are_matters_there_are() -> None:
    """A new connection of any kind, a replaced SIM, a number taken up again (R07)."""
    known = set(shipped_matters().matters)
    asked = {code: set(each.matters) for code, each in ((q.code, q) for q in read_template(SHIPPED).consents)}
    assert {"sim_replacement", "number_restore"} <= asked["fraud_notice"] & known


def test_a_template_without_a_notice_says_which_one() -> None:
    text = re.sub(r'\[\[notice\]\]\nkey = "time_limits"\n.*\n\n', "", SHIPPED).replace("notices = 5", "notices = 4")
    place, what = fault(text)
    assert place.endswith("notice")
    assert "time_limits" in what.zh


def test_a_file_cut_off_between_two_records_is_noticed() -> None:
    cut = SHIPPED[: SHIPPED.index('[[consent]]\ncode = "marketing"')]
    place, _ = fault(cut)
    assert place.endswith("counts.consents")


@pytest.mark.parametrize("bare", ["代收费", "其他费用"])
def test_a_charge_without_a_name_is_no_notice(bare: str) -> None:
    place, what = fault(changed("境外漫游另外计费", f"{bare}另外计费"))
    assert place.endswith("beyond_allowance words")
    assert bare in what.zh


@pytest.mark.parametrize("word", ["特惠", "抽奖", "立即办理", "免费领取"])
def test_a_notice_does_not_sell(word: str) -> None:
    _, what = fault(changed("随时可以在营业厅、App 或 00001 查询和退订。", f"{word}，随时可以退订。"))
    assert "推销" in what.zh


@pytest.mark.parametrize("gone", ["{service}", "{price}", "{code}", "{minutes}"])
def test_a_message_lacks_nothing_that_it_owes(gone: str) -> None:
    place, what = fault(SHIPPED.replace(gone, "…"))
    assert place.endswith("code_message")
    assert gone in what.en


def test_a_message_greets_signs_and_names_the_hotline() -> None:
    assert (
        fault(changed('zh = "{name}，您好：您在', 'zh = "您在{name}'))[1].zh
        == words.MESSAGE_GREETING.filled(name="…").zh
    )
    assert "【" in fault(changed("请打 00001。【{operator}】", "请打 00001，{operator}"))[1].zh
    assert fault(changed("请打 00001。【", "请打客服。【"))[1] == words.MESSAGE_HOTLINE


def test_a_statement_says_that_nothing_was_ticked_beforehand() -> None:
    _, what = fault(changed("没有被预先勾选其他收费业务", "同意其他收费业务"))
    assert "预先勾选" in what.zh


def test_what_may_be_refused_has_a_button_for_it() -> None:
    assert fault(changed('no = { zh = "不同意", en = "No" }', 'no = "none"'))[1] == words.NEEDS_NO


def test_a_notice_has_an_end() -> None:
    place, what = fault(changed("套餐外与漫游：", "套餐外与漫游：" + "长" * 600))
    assert place.endswith("beyond_allowance words")
    assert "600" in what.zh


NOT_A_TEMPLATE = (b"\xff\xfe\x00garbage", b"", b"{}", SHIPPED[:900].encode(), b"a = " + b"[" * 50_000)


@pytest.mark.logs("is left out")
@pytest.mark.parametrize("raw", NOT_A_TEMPLATE, ids=["bytes", "empty", "json", "cut", "endless"])
def test_a_file_that_is_none_leaves_the_words_in_force(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "2026-11.1.toml").write_text(SHIPPED, "utf-8")
    (tmp_path / "2026-12.1.toml").write_bytes(raw)
    found = templates_in(tmp_path)
    assert list(found) == ["2026-11.1"]
    newer = CATALOGUE.replace('template_version = "2026-11.1"', 'template_version = "2026-12.1"')
    with pytest.raises(FileFaulty):
        worded(read_catalogue(newer, matters=shipped_matters()), found)
    assert worded(read_catalogue(CATALOGUE, matters=shipped_matters()), found).statement == found["2026-11.1"].statement


@pytest.mark.logs("another file has its version")
def test_a_version_never_becomes_other_words(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SHIPPED, "utf-8")
    (tmp_path / "b.toml").write_text(changed("我提供的资料真实", "我提供的资料都真实"), "utf-8")
    assert templates_in(tmp_path) == {"2026-11.1": read_template(SHIPPED)}


@pytest.mark.parametrize("field", ["need", "title", "words", "yes", "no", "matters", "picture", "below_age"])
def test_a_question_without_one_of_its_fields_says_which(field: str) -> None:
    cut = SHIPPED.index('code = "guardian_consent"')
    place, _ = fault(SHIPPED[:cut] + re.sub(rf"(?m)^{field} = .*\n", "", SHIPPED[cut:], count=1))
    assert place.endswith(f"guardian_consent {field}")


@pytest.mark.parametrize("unknown", ["default = true", "preselected = true"])
def test_nothing_can_be_ticked_beforehand_by_a_file(unknown: str) -> None:
    place, _ = fault(changed('need = "optional"', f'need = "optional"\n{unknown}'))
    assert place.endswith(unknown.split()[0])


def test_an_english_text_with_chinese_in_it_is_a_fault() -> None:
    place, _ = fault(
        changed('title = { zh = "反诈告知书", en = "Notice on fraud" }', 'title = { zh = "书", en = "书" }')
    )
    assert place.endswith("fraud_notice title.en")


# ── the catalogue that names it ───────────────────────────────────────────────────────────


def test_a_catalogue_takes_its_words_from_the_template_it_names() -> None:
    catalogue = worded(read_catalogue(CATALOGUE, matters=shipped_matters()), shipped_templates())
    template = read_template(SHIPPED)
    assert (catalogue.notices, catalogue.statement) == (template.notices, template.statement)
    for asked, written in zip(catalogue.consents, template.consents, strict=True):
        assert (asked.code, asked.need, asked.words) == (written.code, written.need, written.words)
        assert set(written.matters) <= set(asked.matters)  # a matter may name a question of its own accord


def test_a_template_nobody_has_is_named_with_those_there_are() -> None:
    text = CATALOGUE.replace('template_version = "2026-11.1"', 'template_version = "2031-01.1"')
    with pytest.raises(FileFaulty) as refused:
        worded(read_catalogue(text, matters=shipped_matters()), shipped_templates())
    ((place, what),) = refused.value.faults
    assert place == "template_version"
    assert "2031-01.1" in what.zh
    assert "2026-11.1" in what.en


def test_a_template_is_not_named_before_its_day() -> None:
    later = {"2026-11.1": read_template(changed("valid_from = 2026-11-01", "valid_from = 2027-01-01"))}
    with pytest.raises(FileFaulty) as refused:
        worded(read_catalogue(CATALOGUE, matters=shipped_matters()), later)
    assert "2027-01-01" in refused.value.faults[0][1].zh


def test_a_catalogue_that_has_its_own_words_keeps_them() -> None:
    """Every one of before 0.3; forms signed under it read as they did."""
    own = CATALOGUE.replace(
        "[counts]\n", 'statement = { zh = "旧声明。", en = "Old statement." }\n\n[counts]\nnotices = 1\n', 1
    ).replace("[[offering]]", '[[notice]]\nzh = "旧告知。"\nen = "Old notice."\n\n[[offering]]', 1)
    catalogue = worded(read_catalogue(own, matters=shipped_matters()), shipped_templates())
    assert catalogue.notices == (Text("旧告知。", "Old notice."),)
    assert catalogue.consents == ()


def test_statement_without_notices_is_a_fault() -> None:
    half = CATALOGUE.replace("[counts]\n", 'statement = { zh = "声明。", en = "Statement." }\n\n[counts]\n', 1)
    with pytest.raises(FileFaulty) as refused:
        read_catalogue(half, matters=shipped_matters())
    assert refused.value.faults[0][1] == words.BOTH_GIVEN
