"""The layouts that are known, one line each: an export's file goes to the first that claims it."""

from habeas.evidence.archives.export import Layout
from habeas.evidence.archives.platforms.facebook_json import FacebookJson
from habeas.evidence.archives.platforms.instagram_json import InstagramJson
from habeas.evidence.archives.platforms.meta_html import MetaHtml
from habeas.evidence.archives.platforms.table_file import TableFile
from habeas.evidence.archives.platforms.telegram_html import TelegramHtml
from habeas.evidence.archives.platforms.telegram_json import TelegramJson
from habeas.evidence.archives.platforms.transcript_text import TranscriptText
from habeas.evidence.archives.platforms.vk_archive import VkArchive
from habeas.evidence.archives.platforms.web_saved import SavedPages
from habeas.evidence.archives.platforms.whatsapp_text import WhatsAppText
from habeas.evidence.archives.platforms.x_archive import XArchive

LAYOUTS: tuple[Layout, ...] = (
    TelegramJson(),
    TelegramHtml(),
    InstagramJson(),
    FacebookJson(),
    MetaHtml(),
    XArchive(),
    VkArchive(),
    WhatsAppText(),
    TableFile(),
    SavedPages(),
    TranscriptText(),
)
"""In the order in which they are asked. Layouts told by a sure sign stand before those told by a file's ending."""
