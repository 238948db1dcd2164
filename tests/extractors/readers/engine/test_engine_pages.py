"""The fast reader held against the reference: the same words, rules and pictures on every page of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.layout.types import Page
from extractors.readers.pdf_pages import Reader, open_pdf
from models.box import Box
from models.errors import DocumentUnreadable

ROOT = Path(__file__).parents[4]
SAMPLES = sorted((ROOT / "corpus" / "samples" / "pdf").glob("*.pdf"))
SHARED = ROOT.parent / "shared" / "corpus"
REAL = sorted(SHARED.rglob("*.pdf"))
#: Points by which boxes may differ: the reference leaves out the space of letters between two strings.
SLACK = 0.05


def pages(path: Path, reader: Reader) -> list[Page]:
    with open_pdf(path, reader) as file:
        return list(file.pages())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_read_as_the_reference_reads_them(path: Path) -> None:
    fast, slow = pages(path, Reader.FAST), pages(path, Reader.REFERENCE)
    assert len(fast) == len(slow)
    for one, other in zip(fast, slow, strict=True):
        assert not one.notes
        assert _words(one) == _words(other)
        assert _near([w.box for w in one.words], [w.box for w in other.words])
        assert _near(sorted(one.rules), sorted(other.rules))
        assert _near(sorted(f.box for f in one.fills), sorted(f.box for f in other.fills))
        assert _near(one.images, other.images)


@pytest.mark.skipif(not REAL, reason="needs ../shared/corpus, which is not here")
@pytest.mark.parametrize("path", REAL or [Path("none")], ids=lambda path: path.stem)
def test_real_documents_are_read_as_the_reference_reads_them(path: Path) -> None:
    """All letters are the same, and nearly all words: the reference cuts words of spaced letters where strings meet."""
    fast, slow = pages(path, Reader.FAST), pages(path, Reader.REFERENCE)
    assert len(fast) == len(slow)
    assert not [note for page in fast for note in page.notes if note.code == "read.slow_reader"]
    alike = 0
    for one, other in zip(fast, slow, strict=True):
        assert "".join(w.text for w in one.words) == "".join(w.text for w in other.words)
        assert len(one.words) <= len(other.words)
        alike += _words(one) == _words(other)
        assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=0.1)
    assert alike >= 0.6 * len(fast)


def _words(page: Page) -> list[tuple[object, ...]]:
    return [(w.text, round(w.size, 1), w.tag, w.artifact, w.space, w.bold, w.italic) for w in page.words]


def _near(some: Sequence[Box], others: Sequence[Box]) -> bool:
    return len(some) == len(others) and all(
        abs(a - b) <= SLACK for one, other in zip(some, others, strict=True) for a, b in zip(one, other, strict=True)
    )


def test_a_broken_stream_is_read_by_the_reference_and_said(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(_pdf(b"BT /F1 12 Tf 72 700 Td (Hej) Tj ET ) BT /F1 12 Tf 72 600 Td (Igen) Tj ET"))
    (page,) = pages(path, Reader.FAST)
    assert [w.text for w in page.words] == ["Hej", "Igen"]
    assert [note.code for note in page.notes] == ["read.slow_reader"]


def test_words_of_a_turned_header_stand_aside(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(_pdf(b"BT /F1 10 Tf 0 1 -1 0 100 500 Tm (Utfall 2025) Tj 1 0 0 1 72 400 Tm (rad) Tj ET"))
    for reader in Reader:
        (page,) = pages(path, reader)
        assert [w.text for w in page.words] == ["rad"]
        assert [w.text for w in page.rotated] == ["Utfall", "2025"]
        assert page.rotated[1].box.bottom < page.rotated[0].box.top


def test_spaces_between_letters_are_kept_from_string_to_string(tmp_path: Path) -> None:
    path = tmp_path / "spaced.pdf"
    path.write_bytes(_pdf(b"BT /F1 10 Tf 4 Tc 72 700 Td (M) Tj (A) Tj (L) Tj ET"))
    (page,) = pages(path, Reader.FAST)
    gaps = [b.box.x0 - a.box.x1 for a, b in zip(page.words, page.words[1:], strict=False)]
    assert gaps == pytest.approx([4.0, 4.0])


def test_word_space_widens_spaces_alone(tmp_path: Path) -> None:
    path = tmp_path / "words.pdf"
    path.write_bytes(_pdf(b"BT /F1 10 Tf 20 Tw 72 700 Td (ab cd) Tj 0 Tw 0 -20 Td (ab cd) Tj ET"))
    (page,) = pages(path, Reader.FAST)
    wide, plain = page.words[1].box.x0, page.words[3].box.x0
    assert wide - plain == pytest.approx(20.0)


def test_a_page_with_too_many_objects_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.readers.engine.file.MAX_OBJECTS", 10)
    path = tmp_path / "many.pdf"
    path.write_bytes(_pdf(b"BT /F1 10 Tf 72 700 Td (x) Tj ET " + b"10 10 5 5 re f " * 20))
    (page,) = pages(path, Reader.FAST)
    assert [note.code for note in page.notes] == ["read.page_too_large"]
    assert not page.words


def test_forms_that_hold_themselves_end(tmp_path: Path) -> None:
    path = tmp_path / "loop.pdf"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>"
    form += b"stream\n/X Do\nendstream"
    path.write_bytes(_pdf(b"/X Do BT /F1 10 Tf 72 700 Td (slut) Tj ET", extra=[form], xobject=b"/XObject<</X 6 0 R>>"))
    (page,) = pages(path, Reader.FAST)
    assert [w.text for w in page.words] == ["slut"]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_files_that_were_cut_off_are_read_or_refused_by_name(tmp_path: Path, cut: float) -> None:
    data = SAMPLES[0].read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(data[: int(len(data) * cut)])
    try:
        read = pages(path, Reader.FAST)
    except DocumentUnreadable as error:
        told = str(error)
    else:
        told = str(path) if read else "no page, and no word about it"
    assert str(path) in told


def _pdf(content: bytes, extra: Sequence[bytes] = (), xobject: bytes = b"") -> bytes:
    """A file of one page with that content; `extra` are its objects from number 6."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
        + xobject
        + b">>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *extra,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return data + head + table + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
