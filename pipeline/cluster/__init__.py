"""Runs on a Dask cluster: the same stages, with the rows in a Parquet data set."""
