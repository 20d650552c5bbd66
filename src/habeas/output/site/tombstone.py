"""What stands where a page was taken down: that it is gone, and nothing of whom it was about."""

from habeas.base.language import Lang
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import element, text
from habeas.output.site.frame import page_html
from habeas.output.site.head import NOTHING_DECIDED, Head
from habeas.output.site.places import case_path, index_path, root_of
from habeas.output.site.site import Site


def tombstone(lang: Lang, slug: str, site: Site) -> bytes:
    """The page; never to be indexed or previewed, whatever was decided of the site."""
    words, path = file_words("site", lang), case_path(lang, slug)
    root = root_of(path)
    head = Head(words["gone_title"], "", root, path, tuple((each, root + case_path(each, slug)) for each in site.langs))
    inside = element("div", element("h1", text(words["gone_title"])), element("p", text(words["gone"])), class_="gone")
    return page_html(head, lang, NOTHING_DECIDED, site.names[lang], root + index_path(lang), inside)
