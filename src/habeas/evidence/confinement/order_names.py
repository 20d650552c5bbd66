"""The names of the jobs that are not over one document, as the parent orders them and the child knows them."""

OPEN_ZIP = "open zip"
"""Take the files out of a zip, which the descriptor is itself."""

READ_EXPORT = "read export"
"""Read the files of an export by a person's choice."""

CUT = "cut"
"""Tell what has to be cut out of a file so that chats that were not chosen are not in it."""

LAYOUT = "layout"
"""Tell how a register's file is laid out."""

READ_REGISTER = "read register"
"""Read a register's file. Before its bytes stands how to read it, a line of JSON."""

READ_FOREIGN = "read foreign"
"""Take the reading of another system's file apart. Before its words stands its form, a line of JSON."""

FORM_OF = "form of"
"""Tell by a reading which system its file comes from."""

EXPORTS, LISTS, FOREIGN = "exports", "lists", "foreign"
"""What stands for the readers of exports, of lists and of other systems' files where readers are loaded ahead."""

MODULES = {
    **dict.fromkeys((OPEN_ZIP, READ_EXPORT, CUT, EXPORTS), "export_jobs"),
    **dict.fromkeys((LAYOUT, READ_REGISTER, LISTS), "list_jobs"),
    **dict.fromkeys((READ_FOREIGN, FORM_OF, FOREIGN), "foreign_jobs"),
}
"""The module that does each job."""
