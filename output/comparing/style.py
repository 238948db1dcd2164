"""How the report looks, on a screen and on paper.

Every rule holds within `.pv-compare` only, so that the fragment can stand in another page. Text has a contrast of 4.5
or more on its ground. What is loaded: nothing.
"""

from __future__ import annotations

SCOPE = "pv-compare"

#: Rules of the fragment; `&` is its class.
_RULES = """
& { color: #1d1d1f;
  font: 15px/1.5 "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  max-width: 66rem; margin: 0 auto; overflow-wrap: anywhere; }
& a, & span { unicode-bidi: isolate; }
& *, & *::before { box-sizing: border-box; }
& h1, & h2, & h3 { font-family: Charter, "Bitstream Charter", "Source Serif 4", Georgia, "Liberation Serif", serif;
  font-weight: 600; line-height: 1.2; text-wrap: balance; }
& h1 { font-size: 2.1rem; margin: 0 0 .5rem; }
& h2 { font-size: 1.45rem; margin: 2.8rem 0 .4rem; padding-top: .7rem; border-top: 1px solid #b8b8b8; }
& h3 { font-size: 1.08rem; margin: 1.4rem 0 .4rem; }
& h4 { font-size: .95rem; font-weight: 600; margin: 1rem 0 .3rem; }
& p { margin: .3rem 0 .8rem; max-width: 46rem; }
& .lead { font-size: 1.02em; color: #3d3d40; }
& .quiet { color: #55555a; }
& a { color: #124f80; text-decoration-thickness: 1px; text-underline-offset: 2px; }
& a:focus-visible, & [tabindex]:focus-visible { outline: 3px solid #124f80; outline-offset: 2px; }
& .ref { font-size: .78em; color: #4d4d52; white-space: nowrap; text-decoration: none;
  font-weight: 400; font-variant-numeric: tabular-nums; }
& a.ref:hover { text-decoration: underline; }
& nav ol { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: .8rem 0 0; }
& nav a { display: inline-block; padding: .25rem 0; }
& .heed { background: #f6f3ea; border-left: 4px solid #8a6d1d; padding: .7rem 1rem .4rem; margin: 1.2rem 0; }
& .heed h2 { border: 0; margin: 0 0 .3rem; padding: 0; font-size: 1.1rem; }
& .heed ul { margin: 0 0 .4rem; padding-left: 1.1rem; }
& .heed li { margin: .2rem 0; max-width: 52rem; }
& .wide { position: relative; overflow-x: auto; margin: .6rem 0 1rem; }
& table { border-collapse: collapse; width: 100%; font-size: .92em; font-variant-numeric: tabular-nums; }
& caption { text-align: left; font-weight: 600; padding: .2rem 0; }
& th, & td { text-align: left; vertical-align: top; padding: .32rem .8rem .32rem 0; border-bottom: 1px solid #e3e3e6; }
& thead th, & thead td { border-bottom: 1.5px solid #6a6a70; font-weight: 600; vertical-align: bottom; }
& tbody th { font-weight: 400; }
& th:last-child, & td:last-child { padding-right: 0; }
& .n { text-align: right; white-space: nowrap; }
& .n .ref { display: inline-block; min-width: 4.4em; text-align: left; }
& td.n br + .ref { min-width: 0; }
& .sdg { display: flex; align-items: flex-start; gap: .5rem; }
& .total > * { font-weight: 600; }
& .sum > * { border-top: 1.5px solid #6a6a70; font-weight: 600; }
& .glance { max-width: 46rem; }
& .sides > * { min-width: 0; }
& .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 0 2.2rem; }
& .tree { list-style: none; margin: 0; padding: 0; }
& .tree .tree { padding-left: .9rem; border-left: 1px solid #d4d4d8; margin: .1rem 0 .3rem .1rem; }
& .tree li { margin: .28rem 0; }
& .tree > .top { margin-bottom: .7rem; }
& .top > .goal { font-weight: 600; }
& .term { display: block; font-size: .76em; color: #55555a; letter-spacing: .01em; font-weight: 400; }
& .status { font-size: .78em; color: #3d3d40; border: 1px solid #8e8e94; border-radius: 3px;
  padding: 0 .3rem; }
& .score { white-space: nowrap; }
& .bar { vertical-align: middle; margin-left: .4rem; }
& .strip { margin: .5rem 0; }
& .strip svg { display: block; width: 100%; max-width: 52rem; height: auto; }
& .strip h3 { margin-bottom: .2rem; }
& .tile { flex: none; }
& .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr));
  gap: 1.6rem 2.2rem; margin-top: 1rem; }
& .measure { border-top: 1px solid #d4d4d8; padding-top: .2rem; min-width: 0; }
& .measure h3 { margin: .3rem 0 .1rem; }
& .measure p { margin: .1rem 0 .4rem; font-size: .88em; }
& .chart { display: block; width: 100%; max-width: 25rem; height: auto; font-family: inherit; }
& .measure table { font-size: .84em; }
& .measure th, & .measure td { padding: .2rem .6rem .2rem 0; }
& .measure thead tr:first-child > * { border-bottom: 0; padding-bottom: 0; }
& .measure .ref { min-width: 0; }
& .unsure { border-bottom: 1px dotted #8a6d1d; }
& .made { margin-top: 2.5rem; border-top: 1px solid #b8b8b8; padding-top: .6rem; font-size: .85em; }
@media print {
  & { font-size: 9.5pt; line-height: 1.4; max-width: none; color: #000; }
  & a { color: inherit; text-decoration: none; }
  & nav { display: none; }
  & h1 { font-size: 20pt; } & h2 { font-size: 14pt; margin-top: 18pt; } & h3 { font-size: 11pt; }
  & h2, & h3, & h4, & caption { break-after: avoid; }
  & p { orphans: 3; widows: 3; }
  & .wide { overflow: visible; }
  & thead { display: table-header-group; }
  & tr, & .measure, & .strip, & .heed, & .tree li > .goal { break-inside: avoid; }
  & .charts { display: block; }
  & .measure { display: inline-block; vertical-align: top; width: 48%; margin: 0 1.5% 8pt 0; }
  & .chart { max-width: 58mm; }
  & .measure table { font-size: 8pt; } & .measure h3 { font-size: 10pt; }
  & .measure th, & .measure td { padding: 1pt 4pt 1pt 0; }
  & .sides { grid-template-columns: repeat(var(--sides, 2), 1fr); gap: 0 14pt; }
  & svg, & .heed, & .status { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""

#: Rules of the file: the page around the fragment, and the paper.
_PAGE = """
html { background: #fff; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 2.2rem 1.4rem 3rem; }
@media print { body { padding: 0; } }
@page { size: A4; margin: 20mm 16mm 18mm;
  font: 8.5pt "Liberation Sans", Arial, sans-serif; color: #4d4d52;
  @top-left { content: TITLE; }
  @bottom-right { content: counter(page) " / " counter(pages); } }
@page :first { @top-left { content: none; } }
"""


def rules() -> str:
    """The style of the fragment."""
    return _RULES.replace("&", f".{SCOPE}").strip()


def page_rules(title: str) -> str:
    """The style of the file; `title` runs on top of each printed page."""
    return f"{rules()}\n{_PAGE.replace('TITLE', css_string(title)).strip()}"


def css_string(text: str) -> str:
    """The text as a string in a style sheet; all but letters, digits and spaces are escaped by number.

    >>> css_string("A</style>")
    '"A\\\\3c \\\\2f style\\\\3e "'
    """
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
