"""What does a choice mean, in a line, for whoever has to choose?

The form in the browser and the questions in a terminal say these beside the choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PHASES: Mapping[str, str] = MappingProxyType(
    {
        "before-pilot": "Before real users or real data were in it.",
        "in-pilot": "While the pilot ran, before the decision to go on or stop.",
        "after-pilot": "Once it had been decided to go on or stop.",
        "never": "It did not happen, up to the day of the outcome.",
    }
)

MEANINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "outcome": {
            "scaled": "In production for all whom it was meant for, or well beyond the pilot.",
            "limited": "In production, for fewer users, sites or tasks than it was meant for.",
            "rolled-back": "Was in production, and was taken out again in whole or in part.",
            "stopped": "Ended by a decision that somebody can name.",
            "never-left-pilot": "No decision ended it: it stayed a pilot, or faded out.",
        },
        "record": {
            "contributed": "You, or whoever tells it, were there.",
            "public-record": "Compiled from what others published; each statement has a source.",
        },
        "status": {
            "hit": "It happened, and cost something or ended it.",
            "recovered": "It happened, and the team got out of it.",
            "avoided": "It could have happened, and something that was done kept it away.",
        },
        "effect": {
            "helped": "It was done, and things were better for it.",
            "mixed": "It was done, and helped only in part.",
            "hurt": "It was done, and did harm.",
            "missed": "It was not done, and would have helped; shown apart and counted nowhere.",
        },
        "technique": {
            "agent": "Plans steps and calls tools or systems to carry them out.",
            "anomaly-detection": "Picks out what does not fit, such as fraud or a faulty machine.",
            "assistant": "Drafts, sums up or answers for staff, who decide what to use.",
            "chatbot": "Answers customers or staff in conversation.",
            "classification": "Puts each case into one of several known groups.",
            "document-extraction": "Reads fields out of documents.",
            "forecasting": "Predicts a figure, such as demand or arrival.",
            "image-recognition": "Finds or names what a picture, a scan or a video shows.",
            "machine-learning-platform": "Serves many models; the platform is what was deployed.",
            "optimisation": "Works out a plan, a route or an allocation.",
            "recommendation": "Proposes items to a person, best first.",
            "risk-scoring": "Gives people or cases a score on which others act.",
            "rules": "Fixed rules decide; nothing is learnt from data.",
            "search": "Finds the documents or passages that fit a question.",
            "speech-recognition": "Turns speech into text or commands.",
            "other": "None of these; the use case says what it is.",
        },
        "better": {
            "higher": "More is better, such as invoices booked right.",
            "lower": "Less is better, such as minutes or errors.",
        },
        "measured_by": {
            "organisation": "The organisation that used it.",
            "vendor": "Whoever sold, built or ran it for the organisation.",
            "independent": "Somebody who gains nothing either way, such as an auditor.",
        },
        "named": _PHASES,
        "set": _PHASES,
        "when": _PHASES,
        "started": _PHASES,
        "finished": _PHASES,
        "CaseSource.kind": {
            "primary": "By the organisation itself, a court or an authority.",
            "secondary": "By somebody who reports it, such as a newspaper.",
            "vendor": "By whoever sold or built it; evidence from it alone counts nowhere.",
        },
    }
)
"""The meaning of each choice, by the field, or by the record's field, that offers it."""
