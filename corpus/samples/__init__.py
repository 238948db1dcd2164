"""Sample documents of Planverk: Markdown, the PDFs made from it in several layouts, and gold annotations."""
