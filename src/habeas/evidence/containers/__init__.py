"""What came inside what: the files of an archive, the attachments of a message, the resources of a saved page."""
