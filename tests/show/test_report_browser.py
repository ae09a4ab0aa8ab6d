"""The report in a real browser; skipped where there is no Chromium (Debian: ``apt-get install chromium``)."""

import re
from pathlib import Path

import pytest

from dragoman.show.web import render

from . import samples
from .browser import BROWSER, NO_BROWSER, opened, without_policy

# Stands in for a person; the policy of the page would refuse a second script, so it is taken out for this test.
DRIVER = """
<script>
const seen = [];
addEventListener("load", () => {
  const say = (name, value) => seen.push(name + "=" + value);
  const select = document.querySelector("[data-filter=status]");
  select.value = "negated";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  say("shown", document.querySelector("output").textContent);
  say("rows", document.querySelectorAll("tbody tr:not([hidden])").length);
  say("articles", document.querySelectorAll("article:not([hidden])").length);
  document.querySelector(".event:not([hidden]) .deed").focus();
  say("lit", [...document.querySelectorAll(".lit")].map((e) => e.tagName + ":" + e.textContent.slice(0, 12)).join("|"));
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  say("unlit", document.querySelectorAll(".lit").length);
  document.querySelector(".trigger[data-e]").focus();
  say("back", document.querySelectorAll(".event.lit").length);
  const output = document.createElement("pre");
  output.id = "seen";
  output.textContent = seen.join("\\n");
  document.body.append(output);
});
</script>
"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)


def test_the_script_runs_under_the_policy_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render(*samples.records()), encoding="utf-8")
    dom = opened(page, tmp_path / "profile")
    assert 'data-ready="yes"' in dom
    assert "9 of 9 events shown" in dom
    assert not re.search(r'<form class="filters"[^>]* hidden', dom)


def test_filters_and_focus_tie_notes_and_sentences_together(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    text = without_policy(render(*samples.records()))
    page.write_text(text.replace("</body>", DRIVER + "</body>"), encoding="utf-8")
    dom = opened(page, tmp_path / "profile")
    seen = dict(row.split("=", 1) for row in dom.split('<pre id="seen">')[1].split("</pre>")[0].splitlines())
    assert seen["shown"] == "1 of 9 events shown"
    assert seen["rows"] == seen["articles"] == "1"
    assert seen["lit"] == "SPAN:The Foreign |SPAN:its ships|A:shelled|LI:its ships SU"
    assert seen["unlit"] == "0"
    assert seen["back"] == "1"
