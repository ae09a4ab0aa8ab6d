from pathlib import Path

from .reading import BODY, one, refusal

PARAGRAPHS = (
    BODY,
    "“We have waited for this for years,” the minister told reporters – and he smiled. His ministry gave no date.",
    "In 1998 the two states closed the border after a dispute over fishing rights, and trade fell by half in a year.",
)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Norland opens border posts - The Border Post</title>
<meta property="og:title" content="Norland opens border posts">
<meta property="og:site_name" content="The Border Post">
<meta property="article:published_time" content="2024-05-03T08:00:00Z">
<meta name="author" content="Jane Doe">
<link rel="canonical" href="https://example.org/world/posts">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Norland opens border posts</h1>{body}</article>
<aside><p>Buy our café calendar</p></aside><footer>Copyright 2024 The Border Post</footer></body></html>"""


def page(charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return PAGE.format(charset=charset, body=body).encode(charset)


def test_the_article_and_its_head_are_taken_from_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    document = one(tmp_path / "a.html")
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert (document.title, document.source, document.author) == (
        "Norland opens border posts",
        "The Border Post",
        "Jane Doe",
    )
    assert (document.published, document.published_by) == ("2024-05-03", "meta")
    assert (document.uri, document.url) == (str(tmp_path / "a.html"), "https://example.org/world/posts")
    assert document.extractor.startswith("trafilatura ")


def test_the_declared_character_set_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(page("windows-1252"))
    assert one(tmp_path / "a.htm").text == "\n\n".join(PARAGRAPHS)


def test_a_wrong_declaration_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page().replace(b'charset="utf-8"', b'charset="no-such-set"'))
    assert one(tmp_path / "a.html").text == "\n\n".join(PARAGRAPHS)


def test_a_page_is_known_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"<!-- saved -->\n" + page())
    assert one(tmp_path / "a.txt").title == "Norland opens border posts"


def test_pages_without_an_article_are_refused(tmp_path: Path) -> None:
    pages = {
        "menu": "<ul>" + "".join(f"<li><a href='/{i}'>Section number {i}</a></li>" for i in range(40)) + "</ul>",
        "login": "<form><label>Name</label><input><label>Password</label><input><button>Log in</button></form>",
        "script": "<script>var text = 'The minister arrived. He met the president. They agreed on much.';</script>",
        "notfound": "<h1>404</h1><p>The page was not found.</p>",
    }
    for name, body in pages.items():
        path = tmp_path / f"{name}.html"
        path.write_text(f"<html><head><title>{name}</title></head><body>{body}</body></html>")
        assert "no article" in refusal(path).reason


def test_the_date_that_a_page_declares_counts_before_its_address(tmp_path: Path) -> None:
    addressed = page().replace(b"example.org/world/posts", b"example.org/2021/03/05/posts")
    (tmp_path / "a.html").write_bytes(addressed)
    document = one(tmp_path / "a.html")
    assert (document.published, document.published_by) == ("2024-05-03", "meta")
    assert any("2021-03-05" in warning for warning in document.warnings)


def test_an_address_is_no_metadata(tmp_path: Path) -> None:
    bare = page().replace(b"example.org/world/posts", b"example.org/2021/03/05/posts")
    bare = bare.replace(b'<meta property="article:published_time" content="2024-05-03T08:00:00Z">', b"")
    (tmp_path / "a.html").write_bytes(bare)
    document = one(tmp_path / "a.html")
    assert (document.published, document.published_by) == ("2021-03-05", "url")
