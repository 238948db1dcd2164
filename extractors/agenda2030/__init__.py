"""References to the global goals of Agenda 2030: listed under a label, in table cells and in running text."""
