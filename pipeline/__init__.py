"""The stages in their order, the runner that works through a folder, and the command line."""
