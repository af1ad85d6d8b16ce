"""A certified OpenID provider (npm's oidc-provider) run for tests, and a browser that signs in at its pages."""

import html
import re
import shutil
import socket
import subprocess
from pathlib import Path
from urllib.parse import urljoin

import requests

from tests.needs import program

_HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json", "provider.mjs")
_ACTION = re.compile(r'<form[^>]*action="([^"]+)"')
_PROMPT = re.compile(r'name="prompt" value="(\w+)"')
_MOST_STEPS = 12


class SignInProvider:
    """Brought by npm into `folder`, which may be used again; started at once on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        npm, node = program("npm"), program("node")
        folder.mkdir(exist_ok=True)
        for name in _FILES:
            shutil.copy(_HERE / name, folder / name)
        if not (folder / "node_modules").is_dir():
            bring = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
            subprocess.run(bring, cwd=folder, check=True, capture_output=True, timeout=180)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.issuer = f"http://127.0.0.1:{self.port}"
        command = [node, "provider.mjs", str(self.port)]
        self._process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        if said.strip() != "ready":
            self.stop()
            raise AssertionError(f"the provider did not start: {said}")

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()


class Browser:
    """Follows redirects and fills in the provider's forms, as a person does; ends at the counter's own page."""

    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False

    def sign_in(self, url: str, *, account: str) -> str:
        """The last page, the counter's. `account` "" leaves the provider's page by its way out."""
        page = self._session.get(url, timeout=10)
        for _ in range(_MOST_STEPS):
            action, prompt = _ACTION.search(page.text), _PROMPT.search(page.text)
            if action is None or prompt is None:
                return page.text
            place = urljoin(page.url, html.unescape(action[1]))
            if not account:
                return self._session.get(f"{place}/abort", timeout=10).text
            form = {"prompt": prompt[1], "login": account, "password": "any"}
            page = self._session.post(place, data=form, timeout=10)
        raise AssertionError("the provider's pages lead nowhere")
