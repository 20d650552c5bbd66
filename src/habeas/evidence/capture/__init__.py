"""A page captured from the web on command: what was asked and answered, as a web archive that others can replay."""
