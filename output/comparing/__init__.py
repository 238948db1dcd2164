"""The comparison of two or more municipalities, years or documents as a report: what it says, and how it is shown."""
