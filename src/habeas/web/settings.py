"""What the web adds to Django's settings; the vault's factory sets Django up with it."""

import threading
from logging import NullHandler, getLogger
from pathlib import Path

from habeas.desk.opening import prepare_framework

LARGEST_UPLOAD = 256 * 1024 * 1024
"""Bytes of the largest request; all of it is held in memory, and a larger one is refused before it is read."""

MOST_FIELDS = 2000
"""Fields of the largest form."""

CSRF_COOKIE = "habeas-form"
_once = threading.Lock()

SETTINGS = {
    "ROOT_URLCONF": "habeas.web.addresses",
    "ALLOWED_HOSTS": ["127.0.0.1"],
    "MIDDLEWARE": [
        "habeas.web.guard.guard",
        "django.middleware.csrf.CsrfViewMiddleware",
        "habeas.web.guard.unlocked",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).with_name("templates")],
            "OPTIONS": {"builtins": ["habeas.web.markup"]},
        }
    ],
    "CSRF_COOKIE_NAME": CSRF_COOKIE,
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_COOKIE_AGE": None,
    "CSRF_FAILURE_VIEW": "habeas.web.pages.faults.wrong_form",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_UPLOAD,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": MOST_FIELDS,
    "DATA_UPLOAD_MAX_NUMBER_FILES": 1000,
    # In memory whatever their size: the other handler writes to a temporary file in clear.
    "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
    "FILE_UPLOAD_MAX_MEMORY_SIZE": LARGEST_UPLOAD,
    "APPEND_SLASH": False,
}


def set_up() -> None:
    """Make Django ready to answer; doing it again changes nothing."""
    with _once:
        prepare_framework(SETTINGS)
        for name in ("django", "waitress"):
            # Neither paths nor tracebacks of case data reach a terminal or a file.
            log = getLogger(name)
            log.handlers, log.propagate = [NullHandler()], False
