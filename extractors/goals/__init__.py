"""Goals of every level: from headings, from labels, from lists, from statements that stand out."""
