"""The database as files that other programs read: CSV, JSON lines, Parquet, a workbook, a data package."""
