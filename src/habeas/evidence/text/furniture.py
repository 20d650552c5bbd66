"""The furniture of websites by its words: comment forms, share buttons, cookie notices, menus.

The lists hold what content systems and news sites print around an article in English, Russian and
Kazakh. A line is judged by them only while it is short: an article may well speak of cookies.
"""

import re

_FORM = (
    r"leave a (?:reply|comment)|post a comment|add (?:a )?comment|write a comment|cancel reply|"
    r"your e-?mail address will not be published|required fields are marked|"
    r"save my name, e-?mail|notify me of (?:new|follow)|"
    r"you must be logged in to|log ?in to (?:leave|post) a comment|"
    r"comments are closed|(?:no|\d+) (?:comments?|replies|responses)\b|"
    r"добавить комментарий|оставить комментарий|написать комментарий|отменить ответ|ответить$|"
    r"ваш (?:адрес )?e-?mail (?:адрес )?не будет опубликован|обязательные поля помечены|сохранить мо[её] имя|"
    r"(?:\d+|нет) комментари(?:й|я|ев)|комментари(?:и|ев)\s*[:(]?\s*\d+\)?|комментарии закрыты|"
    r"чтобы оставить комментарий|войдите,? чтобы|для отправки комментария|"
    r"пікір (?:қалдыру|қосу|жазу)|пікірлер\s*[:(]?\s*\d*\)?$|e-?mail мекенжайыңыз жарияланбайды|"
    r"міндетті өрістер|жауапты болдырмау|түсініктеме қалдыру"
)
_BUTTON = (
    r"share(?: (?:this|on|via|with)\b.*)?|tweet|like|print|e-?mail|"
    r"copy link|pin it|follow us(?: on\b.*)?|subscribe(?: to\b.*)?|"
    r"sign up\b.*|read more|load more|show more|back to top|related (?:articles|posts|stories|news)|see also|most read|"
    r"previous(?: post| article)?|next(?: post| article)?|tags?:.*|"
    r"categories|category:.*|search|menu|home|news|contacts?|about(?: us)?|"
    r"log ?in|sign in|register|sitemap|privacy policy|terms of (?:use|service)|advertisement|"
    r"поделиться\b.*|поделитесь\b.*|печать|распечатать|версия для печати|"
    r"копировать ссылку|подпи(?:сывайтесь|шитесь|саться)\b.*|"
    r"читайте (?:также|нас)\b.*|читать (?:также|далее|дальше|ещ[её])\b.*|"
    r"материалы по теме|похожие (?:новости|записи|статьи)|"
    r"ещ[её] по теме|другие новости|популярное|самое читаемое|предыдущая\b.{0,40}|следующая\b.{0,40}|"
    r"теги?:.*|метки:.*|рубрики?:?.*|поиск|меню|главная|новости|контакты|"
    r"о нас|о проекте|войти|регистрация|карта сайта|реклама|наверх|"
    r"бөлісу\b.*|бөлісіңіз\b.*|басып шығару|жазылу\b.*|жазылыңыз\b.*|"
    r"тағы оқыңыз(?:дар)?\b.*|оқи отырыңыз\b.*|ұқсас жаңалықтар|"
    r"алдыңғы\b.{0,40}|келесі\b.{0,40}|іздеу|мәзір|басты бет|жаңалықтар|байланыс|біз туралы|кіру|тіркелу|жарнама|"
    r"facebook|twitter|x|telegram|whatsapp|vk|вконтакте|одноклассники|instagram|youtube|tiktok|viber|linkedin|rss"
)
_NOTICE = (
    r"(?:this|our) (?:web)?site uses cookies|we use cookies|accept (?:all )?cookies|cookie (?:policy|settings)|"
    r"(?:наш |этот )?(?:сайт|мы) использу(?:ет|ем) (?:файлы )?cookies?|"
    r"использу(?:ет|ем) файлы cookie|согласие на обработку файлов|"
    r"(?:сайт|біз) cookie файлдар|cookie файлдарын пайдалан|"
    r"all rights reserved|все права защищены|барлық құқықтар? қорғалған|powered by wordpress|"
    r"нашли ошибку\b|выделите (?:е[её]|текст) и нажмите|ctrl\s*\+\s*enter|қате тапсаңыз"
)
_FORM_LINE = re.compile(rf"\W*(?:{_FORM})", re.IGNORECASE)
_FORM_ANYWHERE = re.compile(rf"(?<!\w)(?:{_FORM})", re.IGNORECASE)
_BUTTON_LINE = re.compile(rf"\W*(?:{_BUTTON})\W*", re.IGNORECASE)
_NOTICE_LINE = re.compile(rf"(?:{_NOTICE})", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)

_LONGEST_FORM = 250
_LONGEST_BUTTON = 120
_LONGEST_NOTICE = 400


def is_form(line: str) -> bool:
    """Whether this line belongs to a comment form or heads the readers' comments."""
    line = line.strip()
    return len(line) <= _LONGEST_FORM and (_FORM_LINE.match(line) is not None or len(_FORM_ANYWHERE.findall(line)) >= 2)


def is_button(line: str) -> bool:
    """Whether this short line is nothing but a button, a menu entry, or a pointer to other pages."""
    line = line.strip()
    if not line or len(line) > _LONGEST_BUTTON:
        return False
    if _BUTTON_LINE.fullmatch(line):
        return True
    words = [word for word in re.split(r"[\s|·•/,»>]+", line) if word]
    return len(words) >= 2 and all(_BUTTON_LINE.fullmatch(word) for word in words)


def is_notice(line: str) -> bool:
    """Whether this is a notice of the site's owner: cookies, copyright, reporting a misprint."""
    line = line.strip()
    if _COPYRIGHT.match(line):
        return len(line) <= _LONGEST_BUTTON
    return len(line) <= _LONGEST_NOTICE and _NOTICE_LINE.search(line) is not None


def is_furniture(line: str) -> bool:
    """Whether this line by its own words is furniture of a site and no part of a document."""
    return is_form(line) or is_button(line) or is_notice(line)
