"""What a page of HTML is made of: its letters, its tree, what of it is shown, and its tables."""
