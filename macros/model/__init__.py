"""What is a playbook? Typed, frozen records; the JSON Schemas come from here."""

from .accounts import (
    CaseSource,
    Criterion,
    Dates,
    Decision,
    Effect,
    Event,
    Finding,
    GovernanceReview,
    Integration,
    ModeReport,
    ModeStatus,
    OwnerRecord,
    Phase,
    PracticeReport,
    Result,
    Reusable,
    Sourced,
    SourceKind,
    Story,
)
from .base import (
    FORM_BY_PATTERN,
    ORIGIN,
    PARTIAL_DATE,
    SLUG,
    WEEKS,
    Action,
    Block,
    CaseName,
    CodingTest,
    Guidance,
    Inline,
    Item,
    Markup,
    NumberedItem,
    Origin,
    Passage,
    Pointer,
    Record,
    Statement,
    Stop,
    TypedPointer,
    Variant,
)
from .edition import CallToAction, Edition, EvidenceThresholds, Gap, Organisation, Reading
from .framework import (
    Deliverable,
    Example,
    FailureMode,
    Fix,
    FrameworkStep,
    Gate,
    GateName,
    Objection,
    Participant,
    Point,
    Points,
    Role,
    Route,
    ScalingPractice,
    SelfTest,
    SelfTestQuestion,
    Sign,
    Trap,
    Weeks,
)
from .patterns import Consequences, Pattern
from .playbook import KIND_BY_FOLDER, KIND_BY_NAME, KINDS, ItemKey, Playbook, reading_order
from .retrospectives import Outcome, RecordKind, Retrospective, Sector, Technique
from .sources import Ask, Reference, ReferenceType
from .tools import Checklist, ChecklistItem, Column, Template, TemplateField, TemplateSection, Term
from .workshops import AgendaItem, Attendee, Done, Material, Workshop

__all__ = [
    "FORM_BY_PATTERN", "KINDS", "KIND_BY_FOLDER", "KIND_BY_NAME", "ORIGIN", "PARTIAL_DATE", "SLUG",
    "WEEKS", "Action", "AgendaItem", "Ask", "Attendee", "Block", "CallToAction", "CaseName",
    "CaseSource", "Checklist", "ChecklistItem", "CodingTest", "Column", "Consequences",
    "Criterion", "Dates",
    "Decision", "Deliverable", "Done", "Edition", "Effect", "Event", "EvidenceThresholds",
    "Example", "FailureMode", "Finding", "Fix", "FrameworkStep", "Gap", "Gate", "GateName",
    "GovernanceReview", "Guidance", "Inline", "Integration", "Item", "ItemKey", "Markup",
    "Material", "ModeReport", "ModeStatus", "NumberedItem", "Objection", "Organisation", "Origin",
    "Outcome", "OwnerRecord", "Participant", "Passage", "Pattern", "Phase", "Playbook", "Point",
    "Pointer", "Points", "PracticeReport", "Reading", "Record", "RecordKind", "Reference",
    "ReferenceType", "Result", "Retrospective", "Reusable", "Role", "Route", "ScalingPractice",
    "Sector", "SelfTest", "SelfTestQuestion", "Sign", "SourceKind", "Sourced", "Statement", "Stop",
    "Story", "Technique", "Template", "TemplateField", "TemplateSection", "Term", "Trap",
    "TypedPointer", "Variant", "Weeks", "Workshop", "reading_order",
]  # fmt: skip
