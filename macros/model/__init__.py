"""What is a playbook? Typed, frozen records; the JSON Schemas come from here."""

from .base import (
    ORIGIN,
    SLUG,
    WEEKS,
    Action,
    Block,
    Inline,
    Item,
    Markup,
    NumberedItem,
    Origin,
    Passage,
    Pointer,
    Record,
    Statement,
    TypedPointer,
)
from .edition import CallToAction, Edition, EvidenceThresholds, Gap, Organisation, Reading
from .framework import (
    Deliverable,
    Example,
    FailureMode,
    Fix,
    FrameworkStep,
    Gate,
    Objection,
    Participant,
    Point,
    Points,
    Role,
    ScalingPractice,
    SelfTest,
    SelfTestQuestion,
    Sign,
    Trap,
    Weeks,
)
from .playbook import KIND_BY_FOLDER, KIND_BY_NAME, KINDS, Playbook, reading_order
from .tools import Checklist, ChecklistItem, Column, Template, TemplateField, TemplateSection, Term

__all__ = [
    "KINDS", "KIND_BY_FOLDER", "KIND_BY_NAME", "ORIGIN", "SLUG", "WEEKS", "Action", "Block",
    "CallToAction", "Checklist", "ChecklistItem", "Column", "Deliverable", "Edition",
    "EvidenceThresholds", "Example", "FailureMode", "Fix", "FrameworkStep", "Gap", "Gate",
    "Inline", "Item", "Markup", "NumberedItem", "Objection", "Organisation", "Origin",
    "Participant", "Passage", "Playbook", "Point", "Pointer", "Points", "Reading", "Record",
    "Role", "ScalingPractice", "SelfTest", "SelfTestQuestion", "Sign", "Statement", "Template",
    "TemplateField", "TemplateSection", "Term", "Trap", "TypedPointer", "Weeks", "reading_order",
]  # fmt: skip
