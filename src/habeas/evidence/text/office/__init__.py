"""Documents of office programs: Word (DOCX and DOC), RTF, OpenDocument texts, Excel workbooks."""
