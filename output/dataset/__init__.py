"""The Parquet data set: one folder per table, partitioned by municipality and year."""
