"""`yitai demo --headless` as it is typed, with the centre and without: every file it leaves, read by other eyes."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from app.domain.content import Sums
from app.domain.hall_time import on_paper
from app.domain.money import yuan
from app.domain.order import CentralState
from app.handling.verify_document import Outcome, Verdict
from app.papers.printed import PrintedNoise, PrintedQr, PrintedText
from app.texts.language import same
from app.wire.entry import entry_sha256, read_order_entry
from central.received_order import ReceivedOrder
from commands.demo_check import MOST_KEYS, DemoFiles, differences, write_received
from tests.fakes.printer_at_hand import PrinterAtHand
from tests.printing.pdf import reading
from tests.tmf.checker import request_faults

pytestmark = pytest.mark.xdist_group("demo")  # one process runs it, and once

ROOT = Path(__file__).parents[2]
ENDS_WITHIN_S = 100
FILES = {"summary.json", "order.json", "entry.json", "receipt.bin", "receipt.png", "form.pdf", "screens"}
COLUMNS = 48

# What the demo's customer pays each month: plan, caller ID, extra SIM, broadband; then the new plan, a ringtone.
BEFORE_FEN = 12900 + 500 + 1000 + 7000
AFTER_FEN = 19900 + 600 + 1000 + 7000
TOP_UP_FEN, GIVEN_FEN = 5000, 10000

# F3 and Enter for the customer, F2 and Enter for each of four lines, F4 for cash, Enter to ask the customer about
# the ringtone, F9 to hand over, Enter once the cash is counted.
PRESSES = 2 + 4 * 2 + 1 + 1 + 1 + 1


@dataclass(frozen=True)
class Demo:
    """What one run left."""

    folder: Path
    said: str
    offline: bool

    def json(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text("utf-8"))

    def content(self) -> Any:
        """What was signed."""
        return json.loads(self.json("entry.json")["content"])


@pytest.fixture(scope="module")
def runs(one_clock: None, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Demo]:
    """Both ways, beside each other; both must end well."""
    started = {}
    for offline in (False, True):
        folder = tmp_path_factory.mktemp("demo")
        command = [sys.executable, str(ROOT / "yitai.py"), "demo", "--headless", "--out", str(folder)]
        process = subprocess.Popen(
            [*command, *(["--offline"] if offline else [])],
            cwd=ROOT,
            env=dict(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started[offline] = process, folder
    ended = {}
    for offline, (process, folder) in started.items():
        said, wrong = process.communicate(timeout=ENDS_WITHIN_S)
        assert process.returncode == 0, said + wrong
        assert wrong == ""
        ended[offline] = Demo(folder, said, offline)
    return ended


@pytest.fixture(params=[False, True], ids=["online", "offline"])
def demo(request: pytest.FixtureRequest, runs: dict[bool, Demo]) -> Demo:
    return runs[request.param]


def test_it_leaves_every_file_and_says_where(demo: Demo) -> None:
    assert {file.name for file in demo.folder.iterdir()} == FILES
    assert re.fullmatch(
        rf".* go to {(folder := re.escape(str(demo.folder)))}\.\n"
        rf"BH20261120-03-0001 is done, the centre has accepted it\. Files in {folder}\.\n",
        demo.said,
    )


def test_the_summary_has_the_domain_s_figures(demo: Demo) -> None:
    summary = demo.json("summary.json")
    states = summary.pop("central_states")
    screens = summary.pop("screens")
    assert summary == {
        "order_id": demo.json("order.json")["externalId"],
        "receipt_no": "BH20261120-03-0001",
        "form_sha256": demo.json("entry.json")["head"]["form_sha256"],
        "central_state": "accepted",
        "monthly_before_fen": BEFORE_FEN,
        "monthly_after_fen": AFTER_FEN,
        "paid_fen": TOP_UP_FEN,
        "key_events": PRESSES,
        "form_verdict": "holds",
    }
    assert PRESSES <= MOST_KEYS
    assert states == ["pending", "accepted"]
    assert sorted(screens) == sorted(f"screens/{file.name}" for file in (demo.folder / "screens").iterdir())


def test_the_centre_received_what_tm_forum_describes(demo: Demo) -> None:
    order, bodies = demo.json("order.json"), demo.json("entry.json")["bodies"]
    assert request_faults("622", "POST /productOrder", order) == []
    assert request_faults("651", "POST /agreement", bodies["agreement"]) == []
    (payment,) = bodies["payment"]
    assert request_faults("676", "POST /payment", payment) == []
    assert order == bodies["productOrder"]
    actions = [item["action"] for item in order["productOrderItem"]]
    assert actions == ["modify", "delete", "add", "noChange"]


def test_the_entry_is_whole_and_signed_over_what_it_carries(demo: Demo) -> None:
    entry = read_order_entry(demo.json("entry.json"))
    signed = demo.json("summary.json")["form_sha256"]
    assert hashlib.sha256(entry.content_bytes).hexdigest() == entry.head.form_sha256 == signed
    assert entry.content.offline is demo.offline
    assert len(json.loads(entry.strokes)) == 4
    assert [line.action for line in entry.content.lines] == ["modify", "delete", "add", "topUp"]


def _rows(demo: Demo, *, columns: int = COLUMNS) -> tuple[object, ...]:
    """On paper of so many cells; on a wide one nothing is wrapped."""
    paper_out = PrinterAtHand(columns=columns)
    paper_out.receive((demo.folder / "receipt.bin").read_bytes())
    (slip,) = paper_out.mechanism.slips()
    assert slip.torn_off
    return slip.rows


def test_the_receipt_is_readable_and_fits_the_paper(demo: Demo) -> None:
    rows = _rows(demo)
    assert len(rows) == len(_rows(demo, columns=4 * COLUMNS)), "a row was too long for the paper"
    assert not [row for row in rows if isinstance(row, PrintedNoise)]
    texts = [row for row in rows if isinstance(row, PrintedText)]
    for row in texts:
        assert "?" not in row.words
        assert len(row.words.encode("gbk")) * (2 if row.double else 1) <= COLUMNS, row.words
    said = "\n".join(row.words for row in texts).replace("￥", "¥")
    amounts = (TOP_UP_FEN, GIVEN_FEN, GIVEN_FEN - TOP_UP_FEN, BEFORE_FEN, AFTER_FEN)
    for wanted in ("BH20261120-03-0001", "5G畅行199", "来电显示", "视频彩铃", *map(yuan, amounts)):
        assert wanted in said, wanted
    assert ("受理待生效" in said) is demo.offline
    assert "单机保存" in said or not demo.offline  # online a centre slower than a second is one reason more
    (code,) = [row for row in rows if isinstance(row, PrintedQr)]
    token = demo.json("entry.json")["head"]["verify_token"]
    assert code.payload.endswith(f"/verify/{token}")


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        for below in part:
            yield from _strings(below)
    elif isinstance(part, str):
        yield part


ON_SCREENS_ONLY = {
    "confirmation",
    "id",
    "action",
    "plain",
    "price_plain",
    "title_plain",
    "key",
    "effective_on",
    "missing",
}


def _on_paper(line: dict[str, Any]) -> dict[str, Any]:
    """Without machine words and the customer screen's own sentences; a confirmation stands among the facts in words."""
    kept = {name: value for name, value in line.items() if name not in ON_SCREENS_ONLY}
    return {**kept, "facts": [{"label": fact["label"], "value": fact["value"]} for fact in line["facts"]]}


@pytest.mark.needs("pdftotext")
def test_the_form_can_be_read_back_word_for_word(demo: Demo) -> None:
    pdf = (demo.folder / "form.pdf").read_bytes()
    content = demo.content()
    found = reading.words_in_order(pdf)
    lines = content["lines"]
    assert len(lines) == 4
    wanted = [*_strings([_on_paper(line) for line in lines])]
    wanted += [fact["value"] for fact in (*content["customer"], *content["account"])]
    wanted += [f"{line['position']}{line['action_word']}{line['title']}" for line in lines]
    wanted += [yuan(fen) for charge in content["charges"] for name, fen in charge.items() if name.endswith("_fen")]
    wanted += [yuan(content["sums"][name]) for name in ("monthly_before_fen", "monthly_after_fen", "bill_fen")]
    wanted += [*content["notices"], content["statement"], "BH20261120-03-0001", content["drawn_up_on"]]
    accepted = datetime.fromisoformat(demo.json("entry.json")["head"]["accepted_at"])
    wanted += [demo.json("summary.json")["form_sha256"], on_paper(accepted, ZoneInfo("Asia/Shanghai"))]
    assert [words for words in wanted if reading.squeezed(words) not in found] == []
    compared = "\n".join(wanted)
    assert len(set(re.findall(r"¥[\d,.]+", compared))) > 10, "prices are among what was compared"
    assert len(set(re.findall(r"\d{4}-\d\d-\d\d", compared))) > 3, "so are dates"


def test_every_font_of_the_form_is_embedded(demo: Demo) -> None:
    fonts = reading.fonts((demo.folder / "form.pdf").read_bytes())
    assert fonts
    for name, font in fonts.items():
        descriptor: Any = font["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor, name


def test_every_screen_shows_something_of_its_own(demo: Demo) -> None:
    seen = set()
    names = demo.json("summary.json")["screens"]
    assert len(names) == 11
    for name in names:
        with Image.open(demo.folder / name) as picture:
            assert picture.size == (1366, 768), name
            colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
            seen.add(picture.tobytes())
        assert colours is not None
        assert len(colours) > 200, f"{name} is blank"
    assert len(seen) == len(names)
    with Image.open(demo.folder / "receipt.png") as paper:
        assert paper.height > 2 * paper.width


@pytest.fixture
def files(runs: dict[bool, Demo]) -> DemoFiles:
    """What the offline run found, as it judged it itself."""
    demo = runs[True]
    entry = demo.json("entry.json")
    return DemoFiles(
        order_id=entry["bodies"]["productOrder"]["externalId"],
        receipt_no=entry["head"]["receipt_no"],
        form_sha256=entry["head"]["form_sha256"],
        sums=read_order_entry(entry).content.sums,
        paid_fen=TOP_UP_FEN,
        change_fen=GIVEN_FEN - TOP_UP_FEN,
        central_states=(CentralState.PENDING, CentralState.ACCEPTED),
        received=ReceivedOrder(demo.json("order.json"), entry_sha256(entry)),
        at_centre=(entry["bodies"]["productOrder"],),
        payments_at_centre=tuple(entry["bodies"]["payment"]),
        entry=entry,
        receipt=tuple(row.words for row in _rows(demo) if isinstance(row, PrintedText)),
        slips=1,
        keys=PRESSES,
        form=Verdict(outcome=Outcome(demo.json("summary.json")["form_verdict"]), said=same("as the demo found it")),
    )


def test_the_demo_judges_itself_by_the_domain_s_figures(files: DemoFiles) -> None:
    assert differences(files, files.sums) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"paid_fen": 4999}, "paid 4999, expected 5000"),
        ({"change_fen": 0}, "change 0"),
        ({"uncounted_fen": 5000}, "¥50.00 taken while no cash period ran"),
        ({"received": None}, "order.json: the centre received another body"),
        ({"received": ReceivedOrder({}, "")}, "order.json: the centre received another body"),
        ({"received": ReceivedOrder({}, "")}, "entry.json: the centre received another entry"),
        ({"at_centre": ()}, "0 orders at the centre"),
        ({"at_centre": ({}, {})}, "2 orders at the centre"),
        ({"payments_at_centre": ()}, "payments [] at the centre"),
        ({"form_sha256": "0" * 64}, "the entry's hash is not the form's"),
        ({"central_states": (CentralState.ACCEPTED,)}, "states ['accepted']"),
        ({"central_states": (CentralState.PENDING,)}, "states ['pending']"),
        ({"slips": 2}, "2 receipts came out"),
        ({"receipt_no": "BH20261120-03-0002"}, "the receipt's number is not on it"),
        ({"keys": MOST_KEYS + 1}, "41 key events"),
        ({"form": Verdict(outcome=Outcome.CHANGED, said=same("It was changed."))}, "form.pdf: It was changed."),
    ],
)
def test_the_demo_tells_each_figure_that_differs(files: DemoFiles, wrong: dict[str, Any], said: str) -> None:
    assert said in differences(replace(files, **wrong), files.sums)


@pytest.mark.parametrize("name", ["today_fen", "monthly_before_fen", "monthly_after_fen", "bill_fen"])
def test_the_demo_tells_a_sum_that_is_not_the_domain_s(files: DemoFiles, name: str) -> None:
    expected: Sums = replace(files.sums, **{name: getattr(files.sums, name) + 1})
    assert any(said.startswith("sums ") for said in differences(files, expected))


def test_an_earlier_run_s_order_does_not_pass_for_what_the_centre_received(tmp_path: Path) -> None:
    write_received(tmp_path, ReceivedOrder({"externalId": "an earlier one"}, ""))
    assert "an earlier one" in (tmp_path / "order.json").read_text("utf-8")
    write_received(tmp_path, None)
    assert not (tmp_path / "order.json").exists()
