"""From a grid to what its rows mean: header, kind of table, years of the columns, rows, checks."""

from extractors.meaning.header import columns, header_rows
from extractors.meaning.types import Column, ColumnRole, Context, TableMeaning
from extractors.meaning.understand import classify, understand

__all__ = ["Column", "ColumnRole", "Context", "TableMeaning", "classify", "columns", "header_rows", "understand"]
