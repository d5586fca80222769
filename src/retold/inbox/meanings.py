"""What the words beside a date say that it is the date of: publication or update."""

import re
from typing import Literal, TypeAlias

Meaning: TypeAlias = Literal["published", "updated"]

# How the languages that most news is in say that something was published and updated, by the stems
# of the words; the attributes of mark-up say it in English.
PUBLISHED = re.compile(
    r"publish|publicad|publicat|publié|publik|pubblic|pubdate|posted|entry-date|post-date|created"
    r"|veröff|erschienen|gepubl|geplaatst|udgivet|offentliggj|opubl|zveřejn|zverejn|vydán|közzé"
    r"|megjelen|objavlj|julkais|avaldat|paskelb|опубл|објављ|δημοσι|yayınlan|yayımlan|diterbit"
    r"|tayang|xuất bản|đăng lúc|公開|発行|掲載|配信|发布|發布|发表|입력|등록|게시|פורסם|نشر",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"updat|\bmodif|\bedited|\bamended|\brevised|mise? à jour|a[kc]tuali[sz]|\bakt\."
    r"|geändert|aggiorn|bijgewerkt|gewijzigd|oppdater|uppdater|opdater|ændret|endret|\bändrad"
    r"|atualiza|actualitza|güncelle|upraven|frissít|módosít|ažurir|posodob|päivite|muokattu|uuenda"
    r"|muudetud|atnaujin|atjauni|обновл|оновл|изменен|измењен|актуализ|ενημερώθηκε|τελευταία ενημ"
    r"|diperba|dikemas|diubah|cập nhật|更新|修正|改訂|修改|수정|업데이트|עודכן|עדכון|تحديث"
    r"|opgedateer|uppfært",
    re.IGNORECASE,
)


def meaning_of(words: str) -> Meaning | None:
    """Return what the words before a date say that it is the date of; the last word counts."""
    ends: dict[Meaning, int] = {
        "published": max((found.end() for found in PUBLISHED.finditer(words)), default=0),
        "updated": max((found.end() for found in UPDATED.finditer(words)), default=0),
    }
    if not any(ends.values()):
        return None
    return "updated" if ends["updated"] > ends["published"] else "published"
