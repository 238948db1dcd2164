"""The version of Planverk, and of the database that it writes."""

VERSION = "0.2.0"
#: `PRAGMA user_version` of a database; raised by one whenever a table or column changes.
SCHEMA_VERSION = 3
