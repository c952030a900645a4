"""Where does a pilot stand? Its own record, judged by the framework's gates, and the memo of it."""

from .hand_on import as_retrospective
from .judge import GATES, Judgement, Missing, judge, propose
from .memo import MemoView, memo_view
from .naming import problems_in
from .phrases import phrases
from .plan import Appointment, ReviewRemark, appointments, review_remarks
from .record import PilotRecord
from .risks import RISKS, Risk, risks
from .start import BlankRecord, start_record

__all__ = [
    "GATES",
    "RISKS",
    "Appointment",
    "BlankRecord",
    "Judgement",
    "MemoView",
    "Missing",
    "PilotRecord",
    "ReviewRemark",
    "Risk",
    "appointments",
    "as_retrospective",
    "judge",
    "memo_view",
    "phrases",
    "problems_in",
    "propose",
    "review_remarks",
    "risks",
    "start_record",
]
