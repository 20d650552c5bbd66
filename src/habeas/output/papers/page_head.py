"""The head of a paper as one HTML file: nothing is fetched, nothing is indexed, and no script can run.

The content security policy names the digest of the one style sheet that stands in the file.
"""

import base64
import hashlib
from functools import cache
from importlib import resources

from habeas.base.errors import Failed
from habeas.output.papers.markup import Markup, element, text


def page_head(title: str, *sheets: str) -> Markup:
    """The head with a title and the style sheets of these names, joined in this order.

    Raises Failed where one of them is damaged.
    """
    style = _style(sheets)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex, nofollow, noarchive"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", text(title)),
        element("style", Markup(style)),
    )


@cache
def _style(sheets: tuple[str, ...]) -> str:
    """The style sheets, without the two signs that would mean something else in XML."""
    here = resources.files("habeas.output.papers")
    style = "".join((here / name).read_text("utf-8") for name in sheets)
    if "<" in style or "&" in style:
        raise Failed(f"A style sheet is damaged ({', '.join(sheets)}).", "Install Habeas again.")
    return style
