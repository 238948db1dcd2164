"""Images of a PDF as small RGB images: JPEG, JPEG 2000 and plain pixels, for both readers alike.

Pixels are decoded only when asked for, once for each object of the file, and made small at once. Sizes are bounded
before anything is unpacked, so that no image can fill the memory. What cannot be decoded gives no image; nothing is
ever raised. Transparency is shown on white; a stencil has no colours of its own and gives none.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from extractors.layout.types import Picture
from models.box import Box

if TYPE_CHECKING:
    from PIL.Image import Image

#: Shortest and longest side (pixels) of the image that is kept: signs in a strip of pictures can still be read.
SMALL, LONG = 128, 1024
#: An image of more pixels is not decoded, nor one whose packed data are longer (bytes).
MAX_PIXELS, MAX_PACKED = 9_000_000, 12_000_000
#: How many small images of a document are kept at a time.
_KEPT = 32
_SHORT = {"Width": "W", "Height": "H", "BitsPerComponent": "BPC", "ColorSpace": "CS", "Decode": "D", "ImageMask": "IM"}
_FLATE, _JPEG, _JPEG2000 = ("FlateDecode", "Fl"), ("DCTDecode", "DCT"), ("JPXDecode",)
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}

Transform = tuple[float, float, float, float, float, float]


class Images:
    """The images of one document; keeps those that were shown last."""

    def __init__(self) -> None:
        self._kept: dict[int, Image | None] = {}

    def picture(self, source: PDFObjRef | PDFStream, stream: PDFStream, box: Box, matrix: Transform) -> Picture:
        """The picture that an image object makes, put in `box` (shown) by `matrix`.

        `source` is what is held until the pixels are asked for: a reference costs nothing.
        """
        return Picture(box, _number(stream, "Width"), _number(stream, "Height"), self._loader(source, matrix))

    def _loader(self, source: PDFObjRef | PDFStream, matrix: Transform) -> Callable[[], Image | None]:
        return lambda: _turned(self._small(source), matrix)

    def _small(self, source: PDFObjRef | PDFStream) -> Image | None:
        key = source.objid
        if not key:
            return small_image(resolve1(source))
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = small_image(resolve1(source))
        return self._kept[key]


def small_image(stream: Any) -> Image | None:
    """The image as RGB, its shortest side at most `SMALL` pixels, on white; None where it cannot be decoded."""
    try:
        return _on_white(stream)
    except Exception:  # any file may hold any bytes, and a picture is a help, never a need
        return None


def _on_white(stream: PDFStream) -> Image | None:
    from PIL import Image

    image = _decoded(stream)
    if image is None:
        return None
    image = image.convert("RGB")
    share = max(min(image.size) / SMALL, max(image.size) / LONG)
    if share > 1:
        size = max(1, round(image.width / share)), max(1, round(image.height / share))
        image = image.resize(size, Image.Resampling.BOX)
    mask = _mask(stream)
    if mask is None:
        return image
    white = Image.new("RGB", image.size, (255, 255, 255))
    return Image.composite(image, white, mask.resize(image.size, Image.Resampling.BOX))


def _mask(stream: PDFStream) -> Image | None:
    """What is shown of an image, 255 where all of it; None where nothing is left out."""
    from PIL import ImageOps

    soft = resolve1(stream.get("SMask"))
    if isinstance(soft, PDFStream):
        decoded = _decoded(soft)
        return decoded.convert("L") if decoded else None
    hard = resolve1(stream.get("Mask"))
    decoded = _decoded(hard, stencil=True) if isinstance(hard, PDFStream) else None
    return ImageOps.invert(decoded.convert("L")) if decoded else None


def _decoded(stream: PDFStream, stencil: bool = False) -> Image | None:
    width, height = _number(stream, "Width"), _number(stream, "Height")
    if width < 1 or height < 1 or width * height > MAX_PIXELS:
        return None
    if _entry(stream, "ImageMask") and not stencil:
        return None
    data, kind, parameters = _unpacked(stream, width * height)
    if kind in _JPEG:
        return _jpeg(data, stream)
    if kind in _JPEG2000:
        return _opened(data)
    return None if kind else _pixels(data, stream, parameters, stencil)


def _unpacked(stream: PDFStream, n_pixels: int) -> tuple[bytes, str, dict[str, Any]]:
    """The data up to the filter that makes the image, its name ("" for plain pixels), and how rows are predicted."""
    data = stream.rawdata if stream.rawdata is not None else stream.data or b""
    if len(data) > MAX_PACKED:
        raise ValueError("too long")
    filters = stream.get_filters() if stream.rawdata is not None else []
    if stream.rawdata is not None and stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    parameters: dict[str, Any] = {}
    for found, settings in filters:
        name = str(found.name)
        if name in _JPEG or name in _JPEG2000:
            return data, name, {}
        data = _unfiltered(data, name, n_pixels * 8 + 65536)
        parameters = resolve1(settings) or {}
    return data, "", parameters


def _unfiltered(data: bytes, name: str, most: int) -> bytes:
    """The data without one filter, at most `most` bytes of them. Raises ValueError for filters that are not known."""
    if name in _FLATE:
        return zlib.decompressobj().decompress(data, most)
    if name in ("ASCII85Decode", "A85"):
        from pdfminer.ascii85 import ascii85decode

        return ascii85decode(data)
    if name in ("ASCIIHexDecode", "AHx"):
        from pdfminer.ascii85 import asciihexdecode

        return asciihexdecode(data)
    if name in ("RunLengthDecode", "RL") and len(data) * 64 <= most:
        from pdfminer.runlength import rldecode

        return rldecode(data)
    raise ValueError(name)


def _jpeg(data: bytes, stream: PDFStream) -> Image | None:
    """JPEG at the size that is needed. Of four inks it is stored upside down, or said to be so."""
    from PIL import ImageOps

    image = _opened(data)
    if image is None:
        return None
    image.draft(None, (SMALL, SMALL))
    inverted = _is_inverted(stream)
    if image.mode == "CMYK":
        return image if inverted else ImageOps.invert(image)
    return ImageOps.invert(image) if inverted else image


def _opened(data: bytes) -> Image | None:
    from PIL import Image

    image = Image.open(BytesIO(data), formats=("JPEG", "JPEG2000"))
    return image if image.width * image.height <= MAX_PIXELS else None


def _pixels(data: bytes, stream: PDFStream, parameters: dict[str, Any], stencil: bool) -> Image | None:
    """Plain pixels: grey, RGB, CMYK or a palette, of 1 to 16 bits each."""
    from PIL import Image, ImageOps

    width, height = _number(stream, "Width"), _number(stream, "Height")
    bits = 1 if stencil else _number(stream, "BitsPerComponent") or 8
    space = resolve1(_entry(stream, "ColorSpace"))
    palette = None if stencil else _palette(space)
    components = 1 if stencil or palette else _components(space)
    values = _values(data, parameters, (height, width, components), bits)
    if values is None:
        return None
    if palette:
        indexed = Image.frombytes("P", (width, height), values)
        indexed.putpalette(palette)
        return indexed.convert("RGB")
    image = Image.frombytes(_MODES[components], (width, height), _spread(values, bits))
    return ImageOps.invert(image) if _is_inverted(stream) else image


def _values(data: bytes, parameters: dict[str, Any], shape: tuple[int, int, int], bits: int) -> bytes | None:
    """The values one byte each (the high one of 16 bits), row by row; None where data are missing."""
    import numpy as np

    height, width, components = shape
    row = (width * components * bits + 7) // 8
    predictor = resolve1(parameters.get("Predictor", 1))
    if predictor not in (1, 2) and predictor >= 10:
        data = _unpredicted(data, row, height, max(1, components * bits // 8))
    elif predictor == 2:
        return None
    if len(data) < row * height:
        return None
    rows = np.frombuffer(data, np.uint8, row * height).reshape(height, row)
    if bits == 8:
        return rows.tobytes()
    if bits == 16:
        return rows[:, ::2].tobytes()
    ones = np.unpackbits(rows, axis=1)[:, : width * components * bits].reshape(height, -1, bits)
    return (ones @ (1 << np.arange(bits, dtype=np.uint8)[::-1])).tobytes()


def _unpredicted(data: bytes, row: int, height: int, step: int) -> bytes:
    """Rows that were stored as differences, as PNG stores them: read as a PNG of grey or of colours."""
    from PIL import Image

    kind, mode = {1: (0, "L"), 2: (4, "LA"), 3: (2, "RGB"), 4: (6, "RGBA")}[step]
    data = data[: (row + 1) * height]
    packed = zlib.compress(data, 0)
    head = (row // step).to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, kind, 0, 0, 0))
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    file = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big") for name, body in chunks
    )
    image = Image.open(BytesIO(file), formats=("PNG",))
    return image.tobytes() if image.mode == mode else b""


def _spread(values: bytes, bits: int) -> bytes:
    """Values of few bits as parts of 255."""
    if bits >= 8:
        return values
    return values.translate(bytes(min(255, value * 255 // ((1 << bits) - 1)) for value in range(256)))


def _palette(space: Any) -> bytes | None:
    """The colours of a palette as RGB, 768 bytes; None where the space has none."""
    from PIL import Image

    if not isinstance(space, list) or len(space) < 4 or _name(space[0]) not in ("Indexed", "I"):
        return None
    table = resolve1(space[3])
    table = table.get_data() if isinstance(table, PDFStream) else bytes(table)
    components = _components(resolve1(space[1]))
    n = min(256, len(table) // components)
    colors = Image.frombytes(_MODES[components], (n, 1), table[: n * components]).convert("RGB")
    return colors.tobytes().ljust(768, b"\0")


def _components(space: Any) -> int:
    """How many values make a colour. Raises ValueError for inks whose colour is not known."""
    name = _name(space)
    if isinstance(space, list) and space:
        name = _name(space[0])
        if name == "ICCBased":
            return int(resolve1(resolve1(space[1]).get("N")))
    if name in ("DeviceGray", "CalGray", "G"):
        return 1
    if name in ("DeviceRGB", "CalRGB", "RGB"):
        return 3
    if name in ("DeviceCMYK", "CMYK"):
        return 4
    raise ValueError(name)


def _is_inverted(stream: PDFStream) -> bool:
    decode = resolve1(_entry(stream, "Decode"))
    return isinstance(decode, list) and len(decode) > 1 and resolve1(decode[0]) > resolve1(decode[1])


def _entry(stream: PDFStream, key: str) -> Any:
    return stream.get_any((key, _SHORT[key]))


def _number(stream: PDFStream, key: str) -> int:
    value = resolve1(_entry(stream, key))
    return value if isinstance(value, int) else 0


def _name(item: Any) -> str:
    return str(getattr(resolve1(item), "name", ""))


def _turned(image: Image | None, matrix: Transform) -> Image | None:
    """The image as a matrix shows it: upright, turned by quarters or mirrored; None where it stands askew."""
    if image is None:
        return None
    from PIL.Image import Transpose

    a, b, c, d = matrix[:4]
    lean = 0.05 * max(abs(a), abs(b), abs(c), abs(d))
    if abs(b) <= lean and abs(c) <= lean:
        how = {(1, 1): None, (-1, 1): Transpose.FLIP_LEFT_RIGHT, (1, -1): Transpose.FLIP_TOP_BOTTOM}
        turn = how.get((1 if a > 0 else -1, 1 if d > 0 else -1), Transpose.ROTATE_180)
    elif abs(a) <= lean and abs(d) <= lean:
        quarters = {(1, -1): Transpose.ROTATE_90, (-1, 1): Transpose.ROTATE_270, (1, 1): Transpose.TRANSVERSE}
        turn = quarters.get((1 if b > 0 else -1, 1 if c > 0 else -1), Transpose.TRANSPOSE)
    else:
        return None
    return image.transpose(turn) if turn is not None else image
