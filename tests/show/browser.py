"""The pages in a real browser: Chromium (Debian: ``apt-get install chromium``) and axe-core from npm.

axe-core is no part of the repository. ``npm install --prefix out/axe axe-core`` puts it where it is looked for;
``DRAGOMAN_AXE`` names another ``axe.min.js``.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = "no Chromium here; install the package chromium to run this"
AXE = Path(os.environ.get("DRAGOMAN_AXE") or Path(__file__).parents[2] / "out/axe/node_modules/axe-core/axe.min.js")
NO_AXE = "no axe-core here; get it with: npm install --prefix out/axe axe-core"
_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# What it finds is written into the page; its policy would refuse scripts and is taken out.
_RUN_AXE = """
<script>
axe.run(document, {resultTypes: ["violations"]}).then((results) => {
  const seen = document.createElement("pre");
  seen.id = "axe";
  const told = (found) => found.nodes.map((node) => found.id + ": " + node.target.join(" ")).join("\\n");
  seen.textContent = results.passes.length + " passed\\n" + results.violations.map(told).join("\\n");
  document.body.append(seen);
});
</script>
"""


def opened(page: Path, profile: Path, *options: str) -> str:
    """The document as it stands after the page was opened."""
    command = [
        *(str(BROWSER), *_OPTIONS, f"--user-data-dir={profile}", "--virtual-time-budget=20000", *options),
        *("--dump-dom", page.as_uri()),
    ]
    return subprocess.run(command, capture_output=True, check=True, timeout=600, text=True, encoding="utf-8").stdout


def without_policy(html: str) -> str:
    """A page into which a test may put a script of its own."""
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)


def violations(html: str, folder: Path, *options: str) -> list[str]:
    """What axe-core finds wrong with a page, one line for each place."""
    page = folder / "axe.html"
    script = f"<script>{AXE.read_text(encoding='utf-8')}</script>"
    page.write_text(without_policy(html).replace("</body>", script + _RUN_AXE + "</body>"), encoding="utf-8")
    dom = opened(page, folder / "profile", *options)
    passed, *found = dom.split('<pre id="axe">')[1].split("</pre>")[0].splitlines()
    assert int(passed.split()[0]) > 10, "axe-core ran"
    return found
