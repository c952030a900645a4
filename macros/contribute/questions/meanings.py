"""What does a choice mean, in a line, for somebody who has to choose?

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
            "scaled": "In production for all whom it was meant for, or well beyond the pilot. A "
            "later decision about staff changes nothing as long as the system stays.",
            "limited": "In production, for fewer users, sites or tasks than it was meant for.",
            "rolled-back": "Was in production and was switched off, in whole or in part, while the "
            "work goes on without it. It may come back.",
            "stopped": "Was in production and was ended for good by a decision, alone or with the "
            "business that it was part of.",
            "never-left-pilot": "Was never in production: it stayed a pilot, faded out, or was "
            "ended as a pilot, by its own criteria too.",
            "not-told": "A trial or a pilot was over, and no source that was read says what "
            "followed.",
        },
        "record": {
            "contributed": "You were there, or tell it for somebody who was.",
            "public-record": "Compiled from what others published; each statement has a source.",
        },
        "tie": {
            "team": "You were in the team that built or ran it.",
            "organisation": "You work for the organisation, outside that team.",
            "vendor": "You sold, built or ran it for the organisation.",
            "consultant": "You were paid to advise on it; this reads as a vendor's account does.",
            "researcher": "You studied it; independent where you cite what was published.",
        },
        "Lead.type": {
            "case": "Somebody's pilot or deployment, seen in a source.",
            "pattern": "Something that a team did and that has no name yet.",
        },
        "InlineOrganisation.kind": {
            "company": "A business, a state-owned one too.",
            "public-body": "An authority, a ministry, a municipality or an agency.",
            "health-provider": "A hospital, a practice or a group of them.",
            "university": "A university or a research institute.",
            "non-profit": "A charity, an association or a foundation.",
            "unnamed": "It may not be named: its name is a description, such as A European bank.",
        },
        "Criterion.kind": {
            "improve": "It had to get from the baseline to the target.",
            "keep-within": "It was a limit that must not be crossed, such as corrections.",
        },
        "Stage.decision": {
            "go": "Go on to the next stage, or into production.",
            "hold": "Stay as it was for the time being, and widen it no further yet.",
            "extend": "Go on with this stage for longer.",
            "stop": "End it.",
        },
        "status": {
            "hit": "It happened, with every fact of the failure mode's test.",
            "recovered": "It happened, and the team recovered from it.",
            "avoided": "It could have happened, and something that was done kept it away.",
            "partly": "It happened in part: some facts of its test are shown, not all.",
            "not-evidenced": "Nothing is told by which anybody could say.",
        },
        "use": {
            "full": "Every fact of the pattern's test is shown.",
            "partly": "Some facts of its test are shown, not all.",
            "none": "It was not done: you know it, or a source says so.",
            "unclear": "Nobody can tell. Where an account is silent, this is the answer.",
        },
        "effect": {
            "helped": "It did what it is for.",
            "mixed": "It did what it is for in part, or at a cost.",
            "hurt": "It did harm.",
            "no-effect": "It was done, and changed nothing.",
        },
        "basis": {
            "randomised": "Chance decided who worked with the practice and who without it.",
            "comparison": "Some worked with the practice and others without it at the same time.",
            "before-after": "The time with the practice was compared with the time before it.",
            "stated": "Somebody who was there says so in words.",
            "reading": "Your own judgement, or ours; it is shown apart and never counted.",
        },
        "PracticeReport.by": {
            "organisation": "The organisation that used it, also where a newspaper quotes it.",
            "vendor": "A vendor or a consultant; it is shown apart and never counted.",
            "independent": "Somebody outside, such as an auditor, a court or a researcher; also "
            "an evaluator whom the law sets up inside a department.",
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
            "vendor": "The company that sold, built or ran it for the organisation.",
            "independent": "Somebody who gains nothing either way, such as an auditor.",
        },
        "design": {
            "randomised": "Another group, and chance decided who was in which.",
            "comparison": "Another group at the same time, chosen otherwise.",
            "before-after": "The time before.",
            "earlier-version": "An earlier version of the same system; it shows nothing of the "
            "time without it.",
            "none": "Nothing: it is a figure alone.",
        },
        "finding": {
            "better": "It does better than what it was compared with.",
            "worse": "It does worse than what it was compared with.",
            "no-difference": "No difference could be shown, whatever the two figures are.",
        },
        "named": _PHASES,
        "set": _PHASES,
        "when": _PHASES,
        "started": _PHASES,
        "finished": _PHASES,
        "phase": _PHASES,
        "extent": {
            "whole": "All of it.",
            "excerpt": "Parts of it, in its own words.",
            "abstract": "Its abstract or a summary, and nothing else.",
        },
        "form": {
            "trial": "The report of a trial.",
            "paper": "A scientific paper.",
            "audit": "An audit, or an evaluation by somebody who was appointed to examine it.",
            "regulator": "A finding or an order of an authority.",
            "court": "A judgment, or the decision of a tribunal.",
            "parliament": "A report or a hearing of a parliament.",
            "statement": "The organisation's own words, such as a blog post or a press release.",
            "vendor": "Words of the company that sold or built it.",
            "press": "A newspaper, a magazine or a broadcaster.",
            "other": "None of these.",
        },
    }
)
"""The meaning of each choice, by the field, or by the record's field, that offers it."""
