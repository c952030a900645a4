"""What does a slide look like? One layout with the site's colours, and text that fits its box.

Colours and fonts stand in the deck's theme, so that an organisation changes them in one place.
The colours are those of the site's light scheme (docs/assets/css/tokens.css); the fonts are ones
that office programs have, since a file can't bring the site's own along.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide
from pptx.util import Emu, Inches, Length, Pt

from .office import LANGUAGE

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "lt1": "FBFAF6",
        "dk1": "16202C",
        "lt2": "F2F0E8",
        "dk2": "4D5966",
        "accent1": "1D4FB8",
        "accent2": "DCD8CB",
    }
)
"""The theme's colours: paper, ink, panel, muted ink, accent, line."""
PAPER, INK, PANEL, MUTED, ACCENT, LINE = "bg1", "tx1", "bg2", "tx2", "accent1", "accent2"
DISPLAY, TEXT = "+mj-lt", "+mn-lt"
"""The theme's colours and fonts, as a shape names them."""

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.75
MEASURE = WIDTH - 2 * MARGIN

_FONTS = ("Georgia", "Arial")
_EM = 0.54
"""The width of a letter by its size: more than both fonts have on average in English."""
_LEADING = 1.2
_HANGING = 1.3
"""How far a paragraph with a bullet is set in, by its size."""
_POINTS = 72
_ONLY_TITLE = 5
"""The place of the layout with a title and nothing else among those of the library."""
_NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class SlideBox:
    """A place on a slide, in inches."""

    x: float
    y: float
    width: float
    height: float

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        """The place as the library takes it."""
        return Inches(self.x), Inches(self.y), Inches(self.width), Inches(self.height)


@dataclass(frozen=True)
class Face:
    """How a text is set: its preferred size and those it may shrink to, its font and its colour."""

    sizes: tuple[int, ...]
    font: str = TEXT
    colour: str = INK
    bold: bool = False
    bullet: str = ""

    def size_in(self, box: SlideBox, texts: Sequence[str]) -> int:
        """Return the largest size in which paragraphs fit a box; the least where none does."""
        fitting = (size for size in self.sizes if needed(texts, size, box.width) <= box.height)
        return next(fitting, self.sizes[-1])


_ON_BAND = Face((20,), colour=PAPER, bold=True)
_MINUTES = Face((96, 72), DISPLAY, PAPER)
_BAND = SlideBox(0, 0, 4.1, 6.6)
_KIND = SlideBox(MARGIN, 0.75, 3.0, 0.4)
_HOURS = SlideBox(MARGIN, 3.75, 3.3, 1.6)
_UNDER = SlideBox(MARGIN, 5.45, 3.0, 0.4)


def needed(texts: Sequence[str], size: int, width: float) -> float:
    """Return the height in inches that paragraphs take at a size: an estimate, on the high side."""
    letters = int(width * _POINTS / (size * _EM))
    lines = sum(max(len(wrap(text, letters)), 1) for text in texts)
    return (lines * size * _LEADING + (len(texts) - 1) * _gap(size)) / _POINTS


def blank_deck(footer: str) -> PresentationType:
    """Return a deck without slides, whose one layout has a title, a footer and page numbers."""
    deck = Presentation(io.BytesIO(_blank()))
    shapes: Any = deck.slide_layouts[0].shapes
    (holder,) = (shape for shape in shapes if shape.name == _FOOTER)
    holder.text_frame.paragraphs[0].runs[0].text = footer
    return deck


def new_slide(deck: PresentationType, title: str, notes: Sequence[str]) -> Slide:
    """Add a slide with its title and the notes of whoever speaks."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.turbo_add_enabled = True  # else each shape looks at the ids of all before it
    title_of(slide).text_frame.text = title
    frame: Any = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(notes)
    return slide


def title_of(slide: Slide) -> Any:
    """Return the title's shape, which the one layout always has."""
    return slide.shapes.title


def put(slide: Slide, box: SlideBox, texts: Sequence[str], face: Face) -> None:
    """Write paragraphs into a box, at the largest size that fits."""
    shape = slide.shapes.add_textbox(*box.place)
    _write(shape.text_frame, texts, face, face.size_in(box, texts))


def put_panel(slide: Slide, box: SlideBox, text: str, face: Face) -> None:
    """Write a text into a box that is seen as one."""
    shape = _block(slide, box, PANEL, edge=LINE)
    inside = replace(box, width=box.width - 0.3, height=box.height - 0.1)
    frame = shape.text_frame
    _write(frame, (text,), face, face.size_in(inside, (text,)))
    frame.margin_left = frame.margin_right = Inches(0.15)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def put_cover(slide: Slide, kind: str, minutes: int, under: str) -> None:
    """Put the band of a first slide: what it is, and how many minutes it takes."""
    _block(slide, _BAND, ACCENT)
    put(slide, _KIND, [kind], _ON_BAND)
    put(slide, _HOURS, [str(minutes)], _MINUTES)
    put(slide, _UNDER, [under], _ON_BAND)


def put_bar(slide: Slide, box: SlideBox, part: tuple[float, float], alt: str) -> None:
    """Draw a part of a whole as a bar: where it begins and how wide it is, in percent."""
    start, width = part
    middle = box.y + box.height / 2 - 0.015
    _block(slide, SlideBox(box.x, middle, box.width, 0.03), LINE)
    place = SlideBox(box.x + box.width * start / 100, box.y, box.width * width / 100, box.height)
    _block(slide, place, ACCENT)._element.nvSpPr.cNvPr.set("descr", alt)


def put_table(
    slide: Slide, box: SlideBox, shares: Sequence[float], rows: Sequence[Sequence[str]], face: Face
) -> None:
    """Write a table whose first row is its head; `shares` are the widths of its columns."""
    table: Any = slide.shapes.add_table(len(rows), len(shares), *box.place).table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_TABLE_STYLE
    table.horz_banding = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Inches(box.width * share)
    height = box.height / len(rows)
    size = min(
        face.size_in(SlideBox(0, 0, box.width * share - 0.2, height - 0.1), (text,))
        for texts in rows
        for share, text in zip(shares, texts, strict=True)
    )
    head = replace(face, colour=ACCENT, bold=True)
    for place, texts in enumerate(rows):
        table.rows[place].height = Inches(height)
        for column, text in enumerate(texts):
            cell = table.cell(place, column)
            _write(cell.text_frame, (text,), face if place else head, size)
            _rule_under(cell)


def _block(slide: Slide, box: SlideBox, fill: str, edge: str = "") -> Any:
    """Draw a rectangle; until it is described, it says nothing to whoever does not see it."""
    shapes: Any = slide.shapes
    x, y, width, height = box.place
    line = f'<a:ln w="12700">{_filled(edge)}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
    number = shapes._next_shape_id
    xml = f"""<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Block {number}"/>
<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>
<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
{_filled(fill)}{line}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"""
    element = parse_xml(xml)
    shapes._spTree.append(element)
    return shapes._shape_factory(element)


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def _rule_under(cell: Any) -> None:
    """Set a cell's text in the middle, above a line."""
    margin = Inches(0.1)
    properties = parse_xml(
        f'<a:tcPr {nsdecls("a")} marL="{margin}" marR="{margin}" marT="0" marB="0" anchor="ctr">'
        f'<a:lnB w="9525">{_filled(LINE)}</a:lnB></a:tcPr>'
    )
    given = cell._tc.tcPr
    if given is not None:
        cell._tc.remove(given)
    cell._tc.append(properties)


def _write(frame: Any, texts: Sequence[str], face: Face, size: int) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if place:
            paragraph.space_before = Pt(_gap(size))
        if face.bullet:
            _hang(paragraph, face.bullet, size)
        run = paragraph.add_run()
        run.text = text
        run._r.insert(0, _letters(face, size))


def _letters(face: Face, size: int) -> Any:
    """Return how a run is set, at once: the library's words for it take most of a deck's time."""
    bold = ' b="1"' if face.bold else ""
    return parse_xml(
        f'<a:rPr {nsdecls("a")} lang="{LANGUAGE}" sz="{100 * size}"{bold}>{_filled(face.colour)}'
        f'<a:latin typeface="{face.font}"/></a:rPr>'
    )


def _hang(paragraph: Any, bullet: str, size: int) -> None:
    """Set a bullet before a paragraph, and its lines under its first letter."""
    properties = paragraph._p.get_or_add_pPr()
    indent = Pt(int(size * _HANGING))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    colour = parse_xml(f'<a:buClr {nsdecls("a")}><a:schemeClr val="accent1"/></a:buClr>')
    character = parse_xml(f'<a:buChar {nsdecls("a")} char="{bullet}"/>')
    properties.extend((colour, character))


def restyle(shape: Any, box: SlideBox, face: Face) -> None:
    """Give a title that stands in the layout's place another place and size."""
    shape.left, shape.top, shape.width, shape.height = box.place
    run = shape.text_frame.paragraphs[0].runs[0]
    run._r.insert(0, _letters(face, face.size_in(box, (run.text,))))


def _gap(size: int) -> int:
    return size // 2


TITLE_BOX = SlideBox(MARGIN, 1.02, MEASURE, 0.5)
_TITLE_SIZE = 22
_FOOTER, _FOOT_Y = "Edition and licence", 6.95


@cache
def _blank() -> bytes:
    """Make the file that every deck begins as: paper, fonts, colours, one layout."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master, kept = deck.slide_masters[0], deck.slide_layouts[_ONLY_TITLE]
    for layout in list(deck.slide_layouts):
        if layout != kept:
            deck.slide_layouts.remove(layout)
    theme: Any = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _themed(theme.blob.decode()).encode()
    title_styles: Any = master._element.find(f".//{qn('p:titleStyle')}")
    style = title_styles.find(qn("a:lvl1pPr"))
    style.set("algn", "l")
    letters = style.find(qn("a:defRPr"))
    letters.set("sz", str(100 * _TITLE_SIZE))
    letters.find(f".//{qn('a:schemeClr')}").set("val", "tx2")
    for holders in (master.placeholders, kept.placeholders):
        for holder in list(holders):
            _place(holder)
    _foot(kept.shapes)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _place(holder: Any) -> None:
    """Put a title where titles stand, and take every other placeholder out."""
    if holder.placeholder_format.type != PP_PLACEHOLDER.TITLE:
        holder._element.getparent().remove(holder._element)
        return
    holder.left, holder.top, holder.width, holder.height = TITLE_BOX.place
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.vertical_anchor = MSO_ANCHOR.TOP


def _themed(theme: str) -> str:
    """Put our colours and fonts into a theme."""
    for name, colour in COLOURS.items():
        given = f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        theme = re.sub(f"<a:{name}>.*?</a:{name}>", given, theme)
    for part, font in zip(("major", "minor"), _FONTS, strict=True):
        given = rf'\1<a:latin typeface="{font}"/>'
        theme = re.sub(rf'(<a:{part}Font>)<a:latin typeface="[^"]*"/>', given, theme)
    return theme


def _foot(shapes: Any) -> None:
    """Add the foot of every slide: what the deck is, and the slide's number."""
    xml = f"""
<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{{id}}" name="{{name}}"/><p:cNvSpPr txBox="1"/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{{x}}" y="{Inches(_FOOT_Y)}"/>
<a:ext cx="{{width}}" cy="{Inches(0.3)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" tIns="0" bIns="0" wrap="square"/><a:lstStyle/>
<a:p><a:pPr algn="{{side}}"/>{{text}}</a:p></p:txBody></p:sp>"""
    letters = (
        f'<a:rPr lang="{LANGUAGE}" sz="1100"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        "</a:rPr><a:t>"
    )
    number = f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">{letters}'
    left, right = Inches(MARGIN), Inches(WIDTH - MARGIN - 1)
    for fields in (
        {"id": 20, "name": _FOOTER, "x": left, "width": Inches(MEASURE - 1.2), "side": "l",
         "text": f"<a:r>{letters}.</a:t></a:r>"},
        {"id": 21, "name": "Slide number", "x": right, "width": Inches(1), "side": "r",
         "text": f"{number}1</a:t></a:fld>"},
    ):  # fmt: skip
        shapes._spTree.append(parse_xml(xml.format(**fields)))
