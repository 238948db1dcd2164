"""A document: who it is from, what it is, and which time it speaks of."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Model


class DocumentType(StrEnum):
    """What a document is for. A "verksamhetsplan med budget" is a plan."""

    PLAN = "plan"
    BUDGET = "budget"
    FOLLOW_UP = "follow_up"
    ANNUAL_REPORT = "annual_report"
    OTHER = "other"


class Standing(StrEnum):
    """What a document's words weigh: whether anyone has decided them, and on whose behalf they speak."""

    #: A body has decided on it, and the cover says so.
    ADOPTED = "adopted"
    #: A proposal, a draft or a version for comments.
    PROPOSAL = "proposal"
    #: A party's or a group's own budget or counter-proposal.
    PARTY_BUDGET = "party_budget"
    #: A report of the auditors.
    AUDIT = "audit"
    #: A paper of a meeting: minutes, summons, statement, motion.
    CASE_PAPER = "case_paper"


class PolicyArea(StrEnum):
    """What a body answers for, by the areas of municipal accounts (SCB)."""

    POLITICAL = "political"
    INFRASTRUCTURE = "infrastructure"
    CULTURE_LEISURE = "culture_leisure"
    EDUCATION = "education"
    CARE = "care"
    TARGETED = "targeted"
    BUSINESS = "business"
    SHARED = "shared"


class Document(Model):
    id: str = Field(description="First 16 hex digits of the file's SHA-256.")
    path: str = Field(description="The path as it was given to the command.")
    sha256: str = Field(description="SHA-256 of the file.")
    format: str = Field(description="pdf, docx, html, text or markdown.")
    title: str | None = Field(None, description="Title as printed on the cover, else from the file's metadata.")
    municipality: str | None = Field(None, description="Municipality's name in the register, e.g. Ale.")
    municipality_code: str | None = Field(None, description="SCB's code of four digits, e.g. 1440.")
    body: str | None = Field(None, description="Committee or board, written as its name normally is.")
    body_family: str | None = Field(None, description="Family of committees, the same in all municipalities.")
    policy_area: PolicyArea | None = Field(
        None,
        description="What the body answers for (areas of municipal accounts, SCB): political, infrastructure, "
        "culture_leisure, education, care, targeted, business or shared; null where its name tells none or several.",
    )
    type: DocumentType = Field(DocumentType.OTHER, description="plan, budget, follow_up, annual_report or other.")
    year: int | None = Field(None, description="(First) year that the document plans for or follows up.")
    period: str | None = Field(
        None, description="Null for a whole year, else T1–T3, Q1–Q4, H1, or the last month as M01–M12."
    )
    standing: Standing | None = Field(
        None,
        description="adopted, proposal, party_budget, audit or case_paper (minutes, motion); null where nothing says.",
    )
    pages: int = Field(0, description="Pages of the file; 0 for what has none: Word, HTML, plain text.")
    producer: str | None = Field(None, description="Program that made the file.")
    language: str | None = Field(None, description="sv, or null where too little text was found to tell.")
    decided_by: dict[str, str] = Field(
        default_factory=dict, description="For municipality, body, type, year, period and standing: what decided it."
    )
    certainty: dict[str, float] = Field(
        default_factory=dict,
        description="For the same fields: how sure it is, 0 to 1; below 0.7 it should be checked.",
    )
    pages_read: int = Field(0, description="Pages whose text was read.")
    pages_ocr: int = Field(0, description="Pages whose text comes from OCR, this program's or an earlier one's.")
    tables_read: int = Field(0, description="Tables whose columns were understood.")
    tables_unread: int = Field(0, description="Tables stored as they stand, not understood.")
    numbers_read: int = Field(0, description="Number cells of tables that became values.")
    numbers_unread: int = Field(0, description="Number cells of tables that did not.")
    labels_read: int = Field(0, description="Labels of goals and assignments that gave a goal.")
    labels_unread: int = Field(0, description="Labels of goals and assignments that gave none.")
    version: str = Field(description="Version of Planverk that read the document.")
