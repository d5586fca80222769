"""Names of months as dates spell them, in the languages that most news is in.

Source: Unicode CLDR, the months of the Gregorian calendar in their form within a date, wide and
abbreviated. A name that is one month in one language and another in another (`listopada`) counts
only where the language is known.
"""

from collections import defaultdict
from collections.abc import Iterable

# By language (ISO 639-1): January to December; a month's other forms stand beside it, with `/`.
_NAMES = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug"
    " september/sept/sep october/oct november/nov december/dec",
    "de": "januar/jänner/jan februar/feber/feb märz/maerz/mär/mrz april/apr mai juni/jun juli/jul"
    " august/aug september/sept/sep oktober/okt november/nov dezember/dez",
    "fr": "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil/juill août/aout"
    " septembre/sept octobre/oct novembre/nov décembre/déc",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago"
    " septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug"
    " agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic",
    "pt": "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago"
    " setembro/set outubro/out novembro/nov dezembro/dez",
    "ca": "gener/gen febrer/febr març abril/abr maig juny juliol/jul agost setembre/set"
    " octubre/oct novembre/nov desembre/des",
    "ro": "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug"
    " septembrie/sept octombrie/oct noiembrie/nov decembrie/dec",
    "nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug"
    " september/sep oktober/okt november/nov december/dec",
    "af": "januarie/jan februarie/feb maart/mrt april/apr mei junie/jun julie/jul augustus/aug"
    " september/sep oktober/okt november/nov desember/des",
    "da": "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug"
    " september/sep oktober/okt november/nov december/dec",
    "no": "januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug"
    " september/sep oktober/okt november/nov desember/des",
    "sv": "januari/jan februari/feb mars/mar april/apr maj juni/jun juli/jul augusti/aug"
    " september/sept/sep oktober/okt november/nov december/dec",
    "is": "janúar/jan febrúar/feb mars/mar apríl/apr maí júní/jún júlí/júl ágúst/ágú"
    " september/sep október/okt nóvember/nóv desember/des",
    "pl": "stycznia/sty lutego/lut marca/mar kwietnia/kwi maja/maj czerwca/cze lipca/lip"
    " sierpnia/sie września/wrz października/paź listopada/lis grudnia/gru",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra"
    " decembra",
    "sl": "januarja/jan februarja/feb marca/mar aprila/apr maja/maj junija/jun julija/jul"
    " avgusta/avg septembra/sep oktobra/okt novembra/nov decembra/dec",
    "hr": "siječnja/sij veljače/velj ožujka/ožu travnja/tra svibnja/svi lipnja/lip srpnja/srp"
    " kolovoza/kol rujna/ruj listopada/lis studenoga/studenog/stu prosinca/pro",
    "sr": "januara/јануара februara/фебруара marta/марта aprila/априла maja/маја juna/јуна"
    " jula/јула avgusta/августа septembra/септембра oktobra/октобра novembra/новембра"
    " decembra/децембра",
    "hu": "január/jan február/febr március/márc április/ápr május/máj június/jún július/júl"
    " augusztus/aug szeptember/szept október/okt november/nov december/dec",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
    " syyskuuta lokakuuta marraskuuta joulukuuta",
    "et": "jaanuar/jaan veebruar/veebr märts aprill/apr mai juuni juuli august/aug september/sept"
    " oktoober/okt november/nov detsember/dets",
    "lv": "janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā"
    " jūnijs/jūnijā jūlijs/jūlijā augusts/augustā septembris/septembrī oktobris/oktobrī"
    " novembris/novembrī decembris/decembrī",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio"
    " lapkričio gruodžio",
    "tr": "ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu"
    " eylül/eyl ekim/eki kasım/kas aralık/ara",
    "id": "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu"
    " september/sep oktober/okt november/nov desember/des",
    "ms": "januari/jan februari/feb mac april/apr mei jun julai/jul ogos september/sep"
    " oktober/okt november/nov disember/dis",
    "sw": "januari/jan februari/feb machi aprili/apr mei juni/jun julai/jul agosti/ago"
    " septemba/sep oktoba/okt novemba/nov desemba/des",
    "ru": "января/янв февраля/февр/фев марта/мар апреля/апр мая июня/июн июля/июл августа/авг"
    " сентября/сент/сен октября/окт ноября/нояб/ноя декабря/дек",
    "uk": "січня/січ лютого/лют березня/бер квітня/квіт травня/трав червня/черв липня/лип"
    " серпня/серп вересня/вер жовтня/жовт листопада/лист грудня/груд",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "el": "ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαΐ ιουνίου/ιουν"
    " ιουλίου/ιουλ αυγούστου/αυγ σεπτεμβρίου/σεπ οκτωβρίου/οκτ νοεμβρίου/νοε δεκεμβρίου/δεκ",
    "he": "בינואר/ינואר בפברואר/פברואר במרץ/מרץ באפריל/אפריל במאי/מאי ביוני/יוני ביולי/יולי"
    " באוגוסט/אוגוסט בספטמבר/ספטמבר באוקטובר/אוקטובר בנובמבר/נובמבר בדצמבר/דצמבר",
    "ar": "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر"
    " نوفمبر ديسمبر",
}


def _table() -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    known: dict[str, dict[str, int]] = {}
    meant: defaultdict[str, set[int]] = defaultdict(set)
    for language, names in _NAMES.items():
        known[language] = {
            name: number
            for number, forms in enumerate(names.split(), start=1)
            for name in forms.split("/")
        }
        for name, number in known[language].items():
            meant[name].add(number)
    return known, {name: min(months) for name, months in meant.items() if len(months) == 1}


_OF_LANGUAGE, _OF_ALL = _table()


def month_number(name: str, language: str | None = None) -> int:
    """Return which month a name is, from 1, or 0 if it is none or could be two.

    Args:
        name: The month as it is written, in any case, without a stop.
        language: The language of the text (ISO 639-1), if it is known; its names come first.

    """
    folded = name.casefold()
    return _OF_LANGUAGE.get(language or "", {}).get(folded) or _OF_ALL.get(folded, 0)


def month_names(languages: Iterable[str]) -> frozenset[str]:
    """Return the months of some languages (ISO 639-1) as they are written out, in small letters."""
    return frozenset(
        forms.partition("/")[0] for language in languages for forms in _NAMES[language].split()
    )
