# ruff: noqa: E501 - a language is one line of the table
"""Month names by language: the forms that stand in running dates (genitives, usual abbreviations), casefolded, without dots.

A form that means different months in different languages (Croatian and Polish `listopad`) is only understood with the language.
"""

from types import MappingProxyType
from unicodedata import normalize

MONTHS = MappingProxyType(
    {
        "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
        "de": "januar jan jänner jän|februar feb feber|märz mär mrz maerz|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|dezember dez",
        "fr": "janvier janv|février fevrier févr fév|mars|avril avr|mai|juin|juillet juil|août aout|septembre sept|octobre oct|novembre nov|décembre decembre déc",
        "es": "enero ene|febrero feb|marzo mar|abril abr|mayo|junio jun|julio jul|agosto ago|septiembre setiembre sept set sep|octubre oct|noviembre nov|diciembre dic",
        "pt": "janeiro jan|fevereiro fev|março marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez",
        "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic",
        "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|oktober okt|november nov|december dec",
        "sv": "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sep sept|oktober okt|november nov|december dec",
        "da": "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|december dec",
        "no": "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|desember des",
        "fi": "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu",
        "is": "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
        "et": "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
        "lv": "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
        "lt": "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
        "pl": "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru",
        "cs": "ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|srpna srpen|září|října říjen|listopadu listopad|prosince prosinec",
        "sk": "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|augusta august|septembra september|októbra október|novembra november|decembra december",
        "hu": "január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|szeptember szept|október okt|november nov|december dec",
        "ro": "ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie|noiembrie|decembrie",
        "sl": "januarja januar|februarja februar|marca marec|aprila april|maja maj|junija junij|julija julij|avgusta avgust|septembra september|oktobra oktober|novembra november|decembra december",
        "hr": "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad|studenoga studenog studeni|prosinca prosinac",
        "sr": "januara januar јануара јануар|februara februar фебруара фебруар|marta mart марта март|aprila april априла април|maja maj маја мај|juna jun јуна јун|jula jul јула јул|avgusta avgust августа август|septembra septembar септембра септембар|oktobra oktobar октобра октобар|novembra novembar новембра новембар|decembra decembar децембра децембар",
        "sq": "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
        "ca": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
        "tr": "ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara",
        "id": "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt|september sep|oktober okt|november nov|desember des",
        "sw": "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
        "xh": "januwari|februwari|matshi|apreli|meyi|juni|julayi|agasti|septemba|okthobha|novemba|disemba",
        "zu": "januwari|februwari|mashi|apreli|meyi|juni|julayi|agasti|septhemba|okthoba|novemba|disemba",
        "el": "ιανουαρίου ιανουάριος ιανουάριοσ ιαν|φεβρουαρίου φεβρουάριος φεβρουάριοσ φεβ|μαρτίου μάρτιος μάρτιοσ μαρ|απριλίου απρίλιος απρίλιοσ απρ|μαΐου μαϊου μάιος μάιοσ μαΐ μάι|ιουνίου ιούνιος ιούνιοσ ιουν|ιουλίου ιούλιος ιούλιοσ ιουλ|αυγούστου αύγουστος αύγουστοσ αυγ|σεπτεμβρίου σεπτέμβριος σεπτέμβριοσ σεπ σεπτ|οκτωβρίου οκτώβριος οκτώβριοσ οκτ|νοεμβρίου νοέμβριος νοέμβριοσ νοε|δεκεμβρίου δεκέμβριος δεκέμβριοσ δεκ",
        "ru": "января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя нояб|декабря декабрь дек",
        "uk": "січня січень|лютого лютий|березня березень|квітня квітень|травня травень|червня червень|липня липень|серпня серпень|вересня вересень|жовтня жовтень|листопада листопад|грудня грудень",
        "be": "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
        "bg": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
        "ar": "يناير كانون_الثاني كانون_ثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل ابريل نيسان أفريل|مايو أيار ايار ماي|يونيو يونيه حزيران جوان|يوليو يوليه تموز جويلية|أغسطس اغسطس آب اب أوت|سبتمبر أيلول ايلول|أكتوبر اكتوبر تشرين_الأول تشرين_الاول تشرين_أول|نوفمبر تشرين_الثاني تشرين_ثاني|ديسمبر كانون_الأول كانون_الاول كانون_أول",
        "fa": "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر",
        "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
        "bn": "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট আগষ্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
        "mr": "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर",
        "ta": "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
        "my": "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ် သြဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
        "tl": "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
        "ms": "januari|februari||april|mei|jun|julai|ogos|september|oktober|november|disember",
        "ha": "janairu|faburairu|maris|afrilu|mayu|yuni|yuli|agusta|satumba|oktoba|nuwamba|disamba",
        "az": "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
        "uz": "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr",
        "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
        "mk": "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември",
        "hy": "հունվարի հունվար|փետրվարի փետրվար|մարտի մարտ|ապրիլի ապրիլ|մայիսի մայիս|հունիսի հունիս|հուլիսի հուլիս|օգոստոսի օգոստոս|սեպտեմբերի սեպտեմբեր|հոկտեմբերի հոկտեմբեր|նոյեմբերի նոյեմբեր|դեկտեմբերի դեկտեմբեր",
        "ka": "იანვარი იანვარს იან|თებერვალი თებერვალს თებ|მარტი მარტს მარ|აპრილი აპრილს აპრ|მაისი მაისს მაი|ივნისი ივნისს ივნ|ივლისი ივლისს ივლ|აგვისტო აგვისტოს აგვ|სექტემბერი სექტემბერს სექ|ოქტომბერი ოქტომბერს ოქტ|ნოემბერი ნოემბერს ნოე|დეკემბერი დეკემბერს დეკ",
        "gl": "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
        "he": "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
        "hi": "जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
        "th": "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    }
)
"""Twelve months divided by `|`, the forms of each divided by blanks; `_` is a blank in a form."""


def _by_form() -> MappingProxyType[str, MappingProxyType[str, int]]:
    forms: dict[str, dict[str, int]] = {}
    for language, months in MONTHS.items():
        for number, names in enumerate(months.split("|"), 1):
            for name in names.split():
                forms.setdefault(normalize("NFC", name.replace("_", " ")).casefold(), {})[language] = number
    return MappingProxyType({form: MappingProxyType(meanings) for form, meanings in forms.items()})


_BY_FORM = _by_form()
_ONE_MEANING = {form: next(iter(meanings.values())) for form, meanings in _BY_FORM.items() if len(set(meanings.values())) == 1}


FORMS_OF_WORDS = tuple(form for form in _BY_FORM if " " in form)
"""The names of months that are of several words."""


def month_number(word: str, language: str | None) -> int | None:
    """The month that a word names: 1-12, or None where it names none, or several and the language does not tell which."""
    form = word.casefold()
    if form in _ONE_MEANING:
        return _ONE_MEANING[form]
    meanings = _BY_FORM.get(form)
    return meanings.get(language) if meanings and language else None
