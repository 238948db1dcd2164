"""Values as they are printed: Swedish numbers, their units and comparators."""
