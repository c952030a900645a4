"""Where does a pilot stand? Its own record, judged by the framework's gates, and the memo of it."""

from .evidence import WAIVABLE
from .hand_on import as_retrospective
from .judge import GATES, Judgement, judge, propose, proposed, unkept_lists
from .memo import MemoBlock, MemoView, memo_view
from .missing import Missing
from .naming import problems_in
from .phrases import phrases
from .plan import Appointment, ReviewRemark, appointments, review_remarks
from .points import gate_items
from .record import PilotRecord
from .risks import RISKS, Risk, risks
from .start import BlankRecord, start_record

__all__ = [
    "GATES",
    "RISKS",
    "WAIVABLE",
    "Appointment",
    "BlankRecord",
    "Judgement",
    "MemoBlock",
    "MemoView",
    "Missing",
    "PilotRecord",
    "ReviewRemark",
    "Risk",
    "appointments",
    "as_retrospective",
    "gate_items",
    "judge",
    "memo_view",
    "phrases",
    "problems_in",
    "propose",
    "proposed",
    "review_remarks",
    "risks",
    "start_record",
    "unkept_lists",
]
