"""The mappings for files of other systems that come with the program."""

from importlib.resources import files

from habeas.evidence.foreign.record import Form


def built_in(form: Form) -> str | None:
    """The text of the mapping for a form; None where its columns differ from file to file, or it is a list."""
    name = f"{form.value.replace('-', '_')}.yaml"
    place = files("habeas.intake.built_in").joinpath(name)
    return place.read_text("utf-8") if place.is_file() else None
