"""What a Word file (.docx) is made of: its parts, styles, numbering, runs of text, and tables."""
