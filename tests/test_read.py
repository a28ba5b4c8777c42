"""From sources to documents; what cannot be read is told in one line and the run goes on."""

from __future__ import annotations

import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF

from dragoman.errors import DragomanError, ReadError
from dragoman.read import ReadOptions, read_source
from dragoman.record.model import Document

SENTENCE = "The foreign minister met her counterpart in Lisbon on Monday."


def read(path: Path | str, **options: object) -> list[Document | DragomanError]:
    return list(read_source(str(path), ReadOptions(**options)))  # type: ignore[arg-type]


def one(path: Path, **options: object) -> Document:
    (found,) = read(path, **options)
    assert isinstance(found, Document), found
    return found


def fault(path: Path | str, **options: object) -> str:
    (found,) = read(path, **options)
    assert isinstance(found, DragomanError), found
    assert str(path).split("/")[-1] in str(found)
    assert found.remedy
    return str(found)


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_text_is_cleaned_before_offsets_are_counted(tmp_path: Path) -> None:
    raw = "First\u00ad para\ufb01ne.\r\n\r\n“Second”\x00 \u200fone\x07."
    assert one(put(tmp_path / "a.txt", raw), force=True).text == "First parafine.\n\n“Second” one."


def test_markdown_heading_is_the_title(tmp_path: Path) -> None:
    document = one(put(tmp_path / "a.md", f"# Talks in Lisbon\n\n{SENTENCE}\n\n*Second* [paragraph](http://x.y) here."))
    assert document.title == "Talks in Lisbon"
    assert document.text.split("\n\n")[-1] == "Second paragraph here."


def test_html_gives_title_date_and_paragraphs(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Talks</title><meta property='article:published_time' content='2026-02-10T09:00:00Z'></head>"
        f"<body><article><h1>Talks in Lisbon</h1><p>{SENTENCE}</p><p>They will meet again in Porto next week, she said to us.</p>"
        "</article></body></html>"
    )
    document = one(put(tmp_path / "a.html", page))
    assert document.published == "2026-02-10"
    assert SENTENCE in document.text and "<p>" not in document.text


def pdf(path: Path, *lines: str, password: str | None = None) -> Path:
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    for line in lines:
        page.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    if password:
        page.set_encryption("owner", password)
    page.output(str(path))
    return path


def test_pdf_lines_flow_together(tmp_path: Path) -> None:
    document = one(
        pdf(
            tmp_path / "a.pdf",
            "The foreign minister met her coun-",
            "terpart in Lisbon on Monday, and both",
            "signed a treaty.",
        )
    )
    assert "counterpart in Lisbon on Monday, and both signed" in document.text


def test_pdf_without_text_and_pdf_with_a_password(tmp_path: Path) -> None:
    assert "a.pdf" in fault(pdf(tmp_path / "a.pdf"))
    assert "password" in fault(pdf(tmp_path / "b.pdf", SENTENCE, password="secret")).lower()


def test_rows_of_tables(tmp_path: Path) -> None:
    rows = [
        json.dumps({"text": SENTENCE, "title": "One", "published": "2026-02-10"}),
        "{broken",
        json.dumps({"body": "no"}),
    ]
    first, second, third = read(put(tmp_path / "a.jsonl", "\n".join(rows)))
    assert isinstance(first, Document) and (first.title, first.published) == ("One", "2026-02-10")
    assert isinstance(second, ReadError) and "a.jsonl:2" in str(second)
    assert isinstance(third, ReadError) and "a.jsonl:3" in str(third) and "body" in str(third)
    document = one(
        put(tmp_path / "b.csv", f'day,story\n2026-02-10,"{SENTENCE}"\n'), text_column="story", date_column="day"
    )
    assert document.published == "2026-02-10"
    assert "story" in fault(put(tmp_path / "c.csv", f'day,story\n1,"{SENTENCE}"\n'))


def test_packed_by_gzip(tmp_path: Path) -> None:
    assert one(put(tmp_path / "a.txt.gz", gzip.compress(SENTENCE.encode()))).text == SENTENCE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("white.txt", b" \n\n "),
        ("binary.txt", bytes(range(256)) * 20),
        ("broken.pdf", b"%PDF-1.4 nothing"),
        ("empty.html", b"<html><body></body></html>"),
    ],
)
def test_nothing_to_read(tmp_path: Path, name: str, content: bytes) -> None:
    fault(put(tmp_path / name, content))


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    fault(tmp_path / "none.txt")
    (tmp_path / "folder").mkdir()
    fault(tmp_path / "folder")


def test_another_language_is_named_and_skipped_unless_forced(tmp_path: Path) -> None:
    path = put(
        tmp_path / "fr.txt",
        "Le ministre des affaires étrangères a rencontré son homologue à Lisbonne lundi dernier pour parler de paix.",
    )
    assert "French" in fault(path)
    assert one(path, force=True).text.startswith("Le ministre")


def test_old_encoding_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    path = put(tmp_path / "old.txt", "The minister said “we agree” in the café in Lisbon on Monday.".encode("cp1252"))
    (document,) = read_source(str(path), ReadOptions(), told.append)
    assert isinstance(document, Document) and "“we agree” in the café" in document.text
    assert any("1252" in line for line in told)


def test_a_folder_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", SENTENCE)
    put(tmp_path / "b.txt", "")
    (tmp_path / "deep").mkdir()
    put(tmp_path / "deep" / "c.txt", SENTENCE + " It rained.")
    put(tmp_path / ".hidden.txt", SENTENCE)
    found = read(tmp_path)
    assert [isinstance(item, Document) for item in found] == [True, False, True]


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    assert len(one(put(tmp_path / "long.txt", (SENTENCE + "\n") * 80_000)).text) > 4_000_000


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "image/png" if self.path == "/image" else "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(SENTENCE.encode() * (400 if self.path == "/large" else 1))

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_addresses(site: str) -> None:
    (document,) = read(f"{site}/text", allow_private=True)
    assert isinstance(document, Document) and document.text == SENTENCE
    for path, options in (("image", {}), ("large", {"max_web_bytes": 2000})):
        (found,) = read(f"{site}/{path}", allow_private=True, **options)
        assert isinstance(found, ReadError), path


def test_private_addresses_are_refused(site: str) -> None:
    for address in (
        f"{site}/text",
        "http://localhost/",
        "http://169.254.169.254/latest",
        "http://[::1]/",
        "http://10.0.0.1/",
    ):
        (found,) = read(address)
        assert isinstance(found, ReadError), address


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("PRAIA, March 12, 2026 — The minister arrived.", "2026-03-12"),
        ("Published: 10 February 2026", "2026-02-10"),
        ("The treaty of March 3, 1918 — a bitter peace — still matters.", None),
        ("On March 3, 2025 - so the story goes - she left.", None),
        ("Born Feb. 10, 1950 - she lived long.", None),
    ],
)
def test_only_a_dateline_dates_a_text(tmp_path: Path, line: str, published: str | None) -> None:
    document = one(put(tmp_path / "a.txt", f"{line}\n\n{SENTENCE} She will stay there for a week, officials said."))
    assert document.published == published


def test_a_line_end_in_an_address_is_refused_in_one_line() -> None:
    (found,) = read("http://example.org/\nsecond")
    assert isinstance(found, ReadError) and "\n" not in str(found)


def test_dutch_is_not_english(tmp_path: Path) -> None:
    text = (
        "De minister was in Lissabon en sprak over de handel met het buitenland, want dat is voor het land van belang."
    )
    assert "Dutch" in fault(put(tmp_path / "nl.txt", text))
