"""The tools that read our files, run for real; each test skips with its reason where the tool is missing."""
