"""The mappings of files of other systems, as YAML that a person can print, change and keep."""
