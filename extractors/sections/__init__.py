"""From the flow of blocks to the section tree: labels, numbering, levels."""
