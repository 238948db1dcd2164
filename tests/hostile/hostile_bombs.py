"""Hand-written hostile PDFs, by name: bombs, loops, depths, and things that are no PDF at all."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from hostile_pdf import CATALOG, CONTENT, FONT, PAGE, PAGES, TEXT, packed, page, pdf, stream, zeros

MB = 1 << 20
_FORMS = b"<</Font<</F1 5 0 R>>/XObject<</X %d 0 R/Y %d 0 R>>>>"


def bombs() -> dict[str, bytes]:
    """Name and bytes of each."""
    found: dict[str, bytes] = {}
    for make in _KINDS:
        found |= make()
    return found


def _unpacking() -> dict[str, bytes]:
    huge = zeros(96 * MB)
    twice = zlib.compress(zeros(96 * MB), 9)
    flate = b"/Filter/FlateDecode"
    runs = b"\x81 " * MB
    return {
        "inflates": pdf({CONTENT: stream(huge, flate)}),
        "inflates_twice": pdf({CONTENT: stream(twice, b"/Filter[/FlateDecode/FlateDecode]")}),
        "inflates_to_runs": pdf({CONTENT: stream(zlib.compress(runs), b"/Filter[/FlateDecode/RunLengthDecode]")}),
        "inflates_to_letters": pdf({CONTENT: stream(zeros(32 * MB, b"q"), flate)}),
        "many_filters": pdf({CONTENT: stream(b"x", b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]")}),
        "shared_contents": pdf({PAGE: page().replace(b"4 0 R", b"[" + b"4 0 R " * 4000 + b"]"),
                                CONTENT: stream(zeros(16 * MB), flate)}),
        "lzw": pdf({CONTENT: stream(b"\x80" + b"\x00" * MB, b"/Filter/LZWDecode")}),
        "ascii85": pdf({CONTENT: stream(b"z" * 2000 + b"\x01~>", b"/Filter/ASCII85Decode")}),
        "predictor_columns": pdf({CONTENT: packed(TEXT, b"/DecodeParms<</Predictor 12/Columns 2000000000>>")}),
        "predictor_colors": pdf({CONTENT: packed(TEXT, b"/DecodeParms<</Predictor 2/Colors 99999/Columns 99999>>")}),
        "font_map_inflates": pdf({FONT: b"<</Type/Font/Subtype/TrueType/BaseFont/A/ToUnicode 6 0 R>>",
                                  6: stream(huge, flate)}),
        "unknown_filter": pdf({CONTENT: stream(TEXT, b"/Filter/Nothing")}),
        "damaged_content": pdf({CONTENT: packed(TEXT * 50).replace(b"\x9c", b"\x9d", 1)[:-60] + b"endstream"}),
        "wrong_checksum": pdf({CONTENT: stream(zlib.compress(TEXT)[:-4] + b"abcd", flate)}),
    }  # fmt: skip


def _pictures() -> dict[str, bytes]:
    def image(width: int, height: int, data: bytes, entries: bytes) -> bytes:
        head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB" % (
            width,
            height,
        )
        resources = b"<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
        shown = b"q 20 0 0 20 72 600 cm /X Do Q " + TEXT
        return pdf({PAGE: page(resources), CONTENT: stream(shown), 6: stream(data, head + entries)})

    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII5B", 13, b"IHDR", 60000, 60000, 8, 2, 0, 0, 0)
    jpeg = bytes.fromhex("ffd8ffc0001108ea60ea6003012200021101031101ffd9")
    return {
        "image_60000": image(60000, 60000, zeros(24 * MB, b"\0"), b"/Filter/FlateDecode"),
        "image_small_by_name": image(10, 10, zeros(96 * MB, b"\0"), b"/Filter/FlateDecode"),
        "jpeg_60000": image(60000, 60000, jpeg, b"/Filter/DCTDecode"),
        "jpeg_small_by_name": image(10, 10, jpeg, b"/Filter/DCTDecode"),
        "jpeg_is_png": image(100, 100, png, b"/Filter/DCTDecode"),
        "image_negative": image(-5, 10, b"abc", b""),
        "image_no_data": image(2000, 2000, b"", b""),
        "image_own_mask": image(10, 10, b"\0" * 300, b"/SMask 6 0 R"),
        "image_jbig2": image(10, 10, b"\0" * 300, b"/Filter/JBIG2Decode"),
        "image_fax": image(10, 10, b"\0" * 300, b"/Filter/CCITTFaxDecode/DecodeParms<</Columns 999999999>>"),
    }


def _loops() -> dict[str, bytes]:
    def form(content: bytes, x: int, y: int) -> bytes:
        return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources" + _FORMS % (x, y))

    doubling = {n: form(b"/X Do /X Do /X Do /X Do", n + 1, n + 1) for n in range(6, 30)}
    shown = {PAGE: page(_FORMS % (6, 7)), CONTENT: stream(TEXT + b" /X Do")}
    kids = b"<</Type/Pages/Count 10000000/Kids[3 0 R 2 0 R 2 0 R]>>"
    title = b"<</Title(A)/Dest[3 0 R/Fit]/Next %d 0 R/First %d 0 R/Last %d 0 R/Parent 6 0 R>>"
    outline = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
    tagged = b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>"
    deep = {n: b"<</S/Sect/K[%d 0 R]>>" % (n + 1) for n in range(7, 3000)} | {3000: b"<</S/P/K 0/Pg 3 0 R>>"}
    sound = pdf()
    start = sound.index(b"xref\n")
    return {
        "form_of_itself": pdf(shown | {6: form(b"/X Do", 6, 6)}),
        "forms_of_each_other": pdf(shown | {6: form(b"/Y Do", 6, 7), 7: form(b"/X Do", 6, 7)}),
        "forms_doubling": pdf(shown | doubling | {30: form(TEXT, 5, 5)}),
        "forms_many": pdf({PAGE: page(_FORMS % (6, 6)), CONTENT: packed(b"/X Do " * 50_000), 6: form(TEXT, 5, 5)}),
        "type3_of_itself": pdf({FONT: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.001 0 0 .001 0 0]"
                                b"/FirstChar 77/LastChar 77/Widths[500]/Encoding<</Differences[77/M]>>"
                                b"/CharProcs<</M 6 0 R>>"
                                b"/Resources<</Font<</F1 5 0 R>>>>>>", 6: stream(TEXT)}),
        "pages_of_themselves": pdf({PAGES: kids}),
        "pages_a_million": pdf({PAGES: b"<</Type/Pages/Count 1000000/Kids[" + b"3 0 R " * 20_000 + b"]>>"}),
        "pages_deep": pdf({PAGES: b"<</Type/Pages/Kids[6 0 R]>>"} | {n: b"<</Type/Pages/Kids[%d 0 R]>>" % (n + 1)
                          for n in range(6, 3000)} | {3000: b"<</Type/Pages/Kids[3 0 R]>>"}),
        "pages_direct": pdf({PAGES: b"<</Type/Pages/Kids[" + page() + b"]>>"}),
        "pages_none": pdf({PAGES: b"<</Type/Pages/Count 0/Kids[]>>", PAGE: b"null"}),
        "pages_not_there": pdf({CATALOG: b"<</Type/Catalog/Pages 99 0 R>>"}),
        "catalog_is_a_number": pdf({CATALOG: b"17"}),
        "object_is_itself": pdf({CONTENT: b"4 0 R"}),
        "objects_are_each_other": pdf({CONTENT: b"6 0 R", 6: b"7 0 R", 7: b"6 0 R"}),
        "length_is_itself": pdf({CONTENT: b"<</Length 4 0 R>>\nstream\n" + TEXT + b"\nendstream"}),
        "outline_loop": pdf({CATALOG: outline, 6: b"<</First 7 0 R/Last 7 0 R>>",
                             7: title % (8, 6, 6), 8: title % (7, 7, 7)}),
        "outline_long": pdf({CATALOG: outline, 6: b"<</First 7 0 R/Last 7 0 R>>"}
                            | {n: title % (n + 1, 6, 6) for n in range(7, 3000)}),
        "tags_loop": pdf({CATALOG: tagged, 6: b"<</K[6 0 R 7 0 R]>>", 7: b"<</S/P/K[6 0 R 7 0 R 0]/Pg 3 0 R>>"}),
        "tags_deep": pdf({CATALOG: tagged, 6: b"<</K 7 0 R>>"} | deep),
        "tags_nested_direct": pdf({CATALOG: tagged, 6: b"<</K " + b"[" * 20_000 + b"0" + b"]" * 20_000 + b">>"}),
        "roles_loop": pdf({CATALOG: tagged, 6: b"<</RoleMap<</A/B/B/A>>/K<</S/A/K 0/Pg 3 0 R>>>>"}),
        "labels_negative": pdf({CATALOG: b"<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/R/St -5>>]>>>>"}),
        "xref_prev_itself": pdf(trailer=b"/Prev %d" % start),
        "xref_stream_itself": pdf(trailer=b"/XRefStm %d" % start),
        "xref_huge": sound.replace(b"0 6\n", b"0 999999999\n"),
    }  # fmt: skip


def _sizes() -> dict[str, bytes]:
    box = {f"box_{name}": pdf({PAGE: page(box=value)}) for name, value in {
        "empty": b"[0 0 0 0]", "endless": b"[0 0 1e40 1e40]", "reversed": b"[595 842 0 0]", "three": b"[0 0 595]",
        "names": b"[/A/B/C/D]", "large": b"[-1000000000 -1000000000 1000000000 1000000000]", "null": b"null",
        "digits": b"[0 0 " + b"9" * 6000 + b" 842]", "text": b"(0 0 595 842)",
    }.items()}  # fmt: skip
    far = b"BT /F1 12 Tf 1 0 0 1 %s 700 Tm (Langt bort) Tj ET "
    content = {
        "far_text": far % b"1000000000" + far % (b"9" * 400) + far % b"-1e5" + TEXT,
        "endless_matrix": b"q " + (b"%s 0 0 %s 0 0 cm " % (b"9" * 39, b"9" * 39)) * 20 + TEXT
                          + b" 0 0 9 9 re f Q " + TEXT,
        "size_0": TEXT.replace(b"12 Tf", b"0 Tf"),
        "size_huge": TEXT.replace(b"12 Tf", b"99999999999 Tf"),
        "size_negative": TEXT.replace(b"12 Tf", b"-12 Tf"),
        "glyphs_500000": b"BT /F1 1 Tf " + b"(" + b"a b" * 200 + b") Tj T* " * 900 + b"ET",
        "glyphs_at_one_place": b"BT /F1 9 Tf 72 700 Td " + b"(Mal) Tj " * 3
                               + b"(12) Tj 1 0 0 1 72 700 Tm " * 3000 + b"ET",
        "lines_20000": TEXT + b" " + b" ".join(b"%d %d m %d %d l S" % (n % 600, n % 840, n * 7 % 600, n * 3 % 840)
                                        for n in range(20_000)),
        "grid_300": TEXT + b" " + b" ".join(b"0 %d m 590 %d l S %d 0 m %d 840 l S" % (2 * n, 2 * n, 2 * n, 2 * n)
                                     for n in range(300)),
        "states_open": b"q " * 3_000_000 + TEXT,
        "marks_open": b"/P BMC " * 500_000 + TEXT,
        "path_endless": b"0 0 m " + b"1 1 l " * 1_500_000 + TEXT,
        "numbers_in_array": b"BT /F1 9 Tf [" + b"0 " * 2_000_000 + b"] TJ ET " + TEXT,
        "operands_endless": b"1 " * 3_000_000 + b"rg " + TEXT,
        "string_10_mb": b"BT /F1 9 Tf (" + b"a" * (10 * MB) + b") Tj ET",
        "parentheses": b"(" * MB + TEXT,
        "name_10_mb": b"/" + b"A" * (10 * MB) + b" gs " + TEXT,
        "no_operators": bytes(range(256)) * 100,
        "inline_endless": b"BI /W 9 /H 9 ID " + b"E I" * 10_000,
        "inline_huge": b"BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID abc EI " + TEXT,
    }  # fmt: skip
    return box | {name: pdf({CONTENT: packed(data)}) for name, data in content.items()}


def _fonts() -> dict[str, bytes]:
    def composite(entries: bytes, more: dict[int, bytes]) -> bytes:
        font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>" % entries
        below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>%s>>"
        return pdf({FONT: font, 6: below % more.pop(0, b"")} | more)

    def mapped(body: bytes) -> bytes:
        return composite(b"/ToUnicode 7 0 R", {7: stream(b"begincmap " + body + b" endcmap")})

    wide = b"<0000> <FFFF> <0041> " * 2000
    return {
        "font_widths_endless": composite(b"", {0: b"/W[0 2000000000 500]"}),
        "font_widths2_endless": composite(b"", {0: b"/W2[0 2000000000 500 1 1]/DW2[880 -1000]"}),
        "font_map_endless": mapped(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
        "font_map_repeats": mapped(b"2000 beginbfrange " + wide + b"endbfrange"),
        "font_map_of_codes": mapped(b"1 begincidrange <00000000> <FFFFFFFF> 1 endcidrange"),
        "font_below_itself": pdf({FONT: b"<</Type/Font/Subtype/Type0/BaseFont/A"
                                  b"/Encoding/Identity-H/DescendantFonts[5 0 R]>>"}),
        "font_is_a_number": pdf({FONT: b"12"}),
        "font_none": pdf({PAGE: page(b"<<>>")}),
        "font_encoding_path": pdf({FONT: b"<</Type/Font/Subtype/Type0/Encoding/..#2F..#2Fetc#2Fpasswd"
                                   b"/DescendantFonts[<</Subtype/CIDFontType2/BaseFont/A>>]>>"}),
        "font_file_is_none": pdf({FONT: b"<</Type/Font/Subtype/TrueType/BaseFont/A"
                                  b"/FontDescriptor<</FontFile2 6 0 R>>>>",
                                  6: stream(b"\0\1\0\0" + b"\xff" * 500)}),
        "font_differences": pdf({FONT: b"<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences["
                                 + b"99999999999/A" * 500 + b"]>>>>"}),
        "font_matrix": pdf({FONT: b"<</Type/Font/Subtype/Type3/FontMatrix[0 0 0 0 0 0]/CharProcs<<>>"
                            b"/FontBBox[0 0 0 0]>>"}),
    }  # fmt: skip


def _kinds() -> dict[str, bytes]:
    encrypt = b"/ID[(a)(b)]/Encrypt<</Filter/%s/V %d/R 3/Length 128/O(%s)/U(%s)/P -4>>"
    names = b"/Names<</EmbeddedFiles<</Names[(a)7 0 R(b)7 0 R]>>>>"
    portfolio = b"<</Type/Catalog/Pages 2 0 R/Collection<</View/D>>" + names + b">>"
    attached = b"<</Type/Catalog/Pages 2 0 R" + names + b">>"
    xfa = b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</XFA 6 0 R/Fields[]>>>>"
    script = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>>>"
    sound = pdf()
    return {
        "password": pdf(trailer=encrypt % (b"Standard", 2, b"x" * 32, b"y" * 32)),
        "locked_otherwise": pdf(trailer=encrypt % (b"Rights", 2, b"x" * 32, b"y" * 32)),
        "locked_by_version_99": pdf(trailer=encrypt % (b"Standard", 99, b"x" * 32, b"y" * 32)),
        "locked_by_nothing": pdf(trailer=b"/Encrypt 77 0 R"),
        "portfolio": pdf({CATALOG: portfolio, CONTENT: stream(b""), 7: b"<</Type/Filespec>>"}),
        "attachments": pdf({CATALOG: attached, 7: b"<</Type/Filespec>>"}),
        "xfa": pdf({CATALOG: xfa, 6: stream(b"<xdp/>")}),
        "javascript": pdf({CATALOG: script}),
        "empty": b"",
        "blank": b" \n" * 100,
        "zero_bytes": bytes(5000),
        "head_only": b"%PDF-1.7\n",
        "head_and_noise": b"%PDF-1.4\n" + bytes(n * 7919 % 256 for n in range(20_000)),
        "head_and_digits": b"%PDF-1.4\n" + b"1 " * 100_000,
        "objects_without_end": b"%PDF-1.4\n" + b"1 0 obj << " * 20_000,
        "html": b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
        "zip": b"PK\x03\x04" + bytes(200),
        "picture": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(200),
        "junk_before": b"HTTP/1.1 200 OK\r\n\r\n" * 20 + sound,
        "junk_after": sound + bytes(200_000),
        "no_table": pdf(end=b""),
        "table_elsewhere": pdf(end=b"startxref\n999999999\n%%EOF"),
        "table_negative": pdf(end=b"startxref\n-5\n%%EOF"),
        "root_missing": sound.replace(b"/Root 1 0 R", b""),
        "title_1_mb": pdf({6: b"<</Title(" + b"x" * MB + b")>>"}, trailer=b"/Info 6 0 R"),
        "title_of_marks": pdf({6: b"<</Title(<script>alert\\(1\\)</script>\\000\\033[31m)>>"}, trailer=b"/Info 6 0 R"),
    }


_KINDS: tuple[Callable[[], dict[str, bytes]], ...] = (_unpacking, _pictures, _loops, _sizes, _fonts, _kinds)
