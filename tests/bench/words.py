"""Which words does a generated retrospective use? Plain ones; nothing here is about anyone."""

from __future__ import annotations

SYSTEMS = (
    ("Reads supplier invoices and proposes the booking", "Invoice triage", "document-extraction"),
    ("Ranks service requests by how soon they need a person", "Request ranking", "classification"),
    ("Forecasts the demand of each site for the coming week", "Demand forecast", "forecasting"),
    ("Answers staff questions from the house's own manuals", "Manual search", "search"),
    ("Flags payments that look unlike the payer's earlier ones", "Payment watch", "risk-scoring"),
    ("Drafts replies to customers for an agent to send", "Reply drafts", "assistant"),
    ("Sorts photographs of returned goods by damage", "Damage sorting", "image-recognition"),
    ("Plans the routes of the morning's deliveries", "Route planning", "optimisation"),
)
"""What a system does, what it is called, and its technique."""

METRICS = (
    ("Cases handled without a correction", "%", "higher"),
    ("Minutes per case", "min", "lower"),
    ("Share of alerts that were acted on", "%", "higher"),
    ("Complaints per thousand cases", None, "lower"),
    ("Cases sent back by the next department", "%", "lower"),
)

CONNECTIONS = (
    ("The ledger of the finance department", "erp"),
    ("The customer record", "crm"),
    ("The identity provider", "identity"),
    ("The ticket queue of the service desk", "ticketing"),
    ("The data warehouse", "warehouse"),
)

REVIEWS = ("security", "privacy", "legal", "works council", "architecture")

OWNERS = (
    "Head of accounts payable",
    "Director of customer service",
    "Head of logistics",
    "Manager of the claims department",
)

SUBJECTS = (
    "The pilot team", "The business owner", "The service desk", "The security review",
    "The vendor", "The second shift", "The steering group", "The night team",
)  # fmt: skip

VERBS = (
    "checked every proposal by hand", "asked for the error list twice a week",
    "kept the old process running beside the new one", "changed the threshold after a bad Monday",
    "found that one field in ten was empty", "met for half an hour on Thursdays",
    "turned the system off for two days", "wrote the exceptions down as they came",
    "moved the decision forward by a month", "measured the baseline again in the busy season",
)  # fmt: skip

TAILS = (
    "until the numbers had held for three weeks", "because nobody trusted the first figures",
    "and the queue was empty by noon", "which cost a week and saved the rollout",
    "so that a person decided every doubtful case", "while the interface was still read only",
    "before anybody outside the team saw a result", "although the contract did not ask for it",
    "and told the owner the same day", "since the demo had shown only clean cases",
)  # fmt: skip

PRACTICES = (
    "Weekly error clinic", "Shared log of exceptions", "Silent first month", "Named deputy owner",
)  # fmt: skip

EVENTS = (
    "The pilot starts with one team.", "The first figures are shown to the owner.",
    "The interface to the live system is opened.", "The review asks for a second sample.",
    "The owner decides how to go on.", "The second site joins.",
)  # fmt: skip
