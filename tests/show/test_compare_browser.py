"""The comparison page in a real browser: nobody is kept out, nothing sticks out, a click finds its sentence."""

import re
from pathlib import Path

import pytest

from dragoman.show.web import render_comparison

from .browser import AXE, BROWSER, NO_AXE, NO_BROWSER, opened, violations, without_policy
from .test_comparison import dates, made

pytestmark = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)

_WIDTHS = """
<script>
addEventListener("load", () => {
  // Headless windows have a least width of their own.
  document.documentElement.style.width = "390px";
  const wide = 390;
  const out = [...document.querySelectorAll("main *, header *")]
    .filter((e) => !e.closest(".scroll, .hidden") && e.getBoundingClientRect().right > wide + 1)
    .map((e) => e.tagName + "." + e.className);
  const sentence = document.querySelector(".cell .quote a");
  const target = document.querySelector(sentence.getAttribute("href"));
  location.hash = sentence.getAttribute("href");
  // No waiting for a frame: on a busy machine the page is written out before one is painted.
  const seen = document.createElement("pre");
  seen.id = "seen";
  const narrow = matchMedia("(max-width: 46rem)").matches;
  seen.textContent = [narrow, out.join(" ") || "none", Boolean(target && target.closest("article"))].join("\\n");
  document.body.append(seen);
});
</script>
"""
DARK = "--blink-settings=preferredColorScheme=0"


@pytest.mark.skipif(not AXE.exists(), reason=NO_AXE)
@pytest.mark.parametrize("options", [(), (DARK,), ("--window-size=390,844",)], ids=["light", "dark", "narrow"])
def test_axe_finds_nothing_wrong(options: tuple[str, ...], tmp_path: Path) -> None:
    assert violations(render_comparison(made(dates())), tmp_path, *options) == []


def test_nothing_sticks_out_of_a_narrow_page_and_a_click_finds_its_sentence(tmp_path: Path) -> None:
    html = without_policy(render_comparison(made(dates())))
    page = tmp_path / "page.html"
    page.write_text(html.replace("</body>", _WIDTHS + "</body>"), encoding="utf-8")
    dom = opened(page, tmp_path / "profile", "--window-size=390,844")
    narrow, out, found = re.split(r"\n", dom.split('<pre id="seen">')[1].split("</pre>")[0])
    assert narrow == "true"
    assert out == "none"
    assert found == "true"
