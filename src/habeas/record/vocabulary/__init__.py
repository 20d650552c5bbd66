"""The words of the record: kinds of things, properties, fields and lists of codes, in YAML beside this file."""
