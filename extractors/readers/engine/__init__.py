"""The fast page reader: what a page of a PDF paints, as columns of numbers.

pdfminer.six opens the file and knows its fonts, so that every letter is the one that pdfplumber gives; what costs
its time – an object, a dictionary and a dozen calls for each glyph – is done here once for a string or a page:

    objects.py    objects of the file, parsed by one regular expression; repair.py: where they stand in a broken file
    streams.py    their data, unpacked within bounds
    page_tree.py  the pages in order
    operators.py  the operations of a content stream, parsed by another
    fonts.py      text and width of a font's codes, each looked up once; tounicode.py: their texts; font_manager.py:
                  pdfminer's fonts within bounds
    state.py      the graphics state
    paint.py      runs the operations: text.py and paths.py, colours, marked content, images, forms
    strings.py    the strings that were shown, and the columns of glyphs that they make
    file.py       the pages of a document, read so

What is not understood here (a broken stream, vertical writing) raises `Unsupported`, and the reference reads that page.
"""
