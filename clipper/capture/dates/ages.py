# ruff: noqa: E501 - a language is one line of the table
"""How languages write ages ("4 hours ago", "vor 2 Tagen", "3時間前") and days ("yesterday"): the tables of `dates.relative`."""

from types import MappingProxyType

from clipper.model.value import value


@value
class AgeForms:
    """How a language writes an age: words before and after, and the forms of the units (the first may stand without a number)."""

    before: str = ""
    after: str = ""
    one: str = ""
    units: str = ""


AGES = MappingProxyType(
    {
        "en": AgeForms(after=r"ago", one="an|a|one", units="|minutes? mins? m|hours? hrs? h|days? d|weeks? wks? w|months?|years? y"),
        "de": AgeForms(
            before="vor", one="einer|einem|eine", units="Minuten? Min\\.?|Stunden? Std\\.?|Tagen? Tag|Wochen?|Monaten? Monat|Jahren? Jahr"
        ),
        "fr": AgeForms(before="il y a", one="une|un", units="minutes? min|heures? h|jours? j|semaines?|mois|années? ans? an"),
        "es": AgeForms(before="hace", one="una|un", units="minutos? min|horas? h|días? día|semanas?|mes mes(?:es)?|años?"),
        "pt": AgeForms(before="há", one="uma|um", units="minutos? min|horas? h|dias?|semanas?|meses mês|anos?"),
        "pt2": AgeForms(after="atrás", one="uma|um", units="minutos? min|horas? h|dias?|semanas?|meses mês|anos?"),
        "it": AgeForms(
            after="fa", one="un'|un|una", units="minuti minuto min|ore ora|giorni giorno|settimane settimana|mesi mese|anni anno"
        ),
        "nl": AgeForms(after="geleden", one="een|één", units="minuten minuut min|uur uren|dagen dag|weken week|maanden maand|jaar jaren"),
        "sv": AgeForms(after="sedan", one="en|ett", units="minuter minut min|timmar timme tim|dagar dag|veckor vecka|månader månad|år"),
        "da": AgeForms(
            after="siden",
            one="en|et|ett",
            units="minutter minutt minut min|timer time|dager dage døgn dag|uker uger uke uge|måneder måned|år",
        ),
        "fi": AgeForms(after="sitten", units="minuuttia minuutti min|tuntia tunti|päivää päivä|viikkoa viikko|kuukautta|vuotta vuosi"),
        "hu": AgeForms(units="perce|órája|napja|hete|hónapja|éve"),
        "pl": AgeForms(
            after="temu",
            units="minutę minuty minut min\\.?|godzinę godziny godzin godz\\.?|dzień dni|tydzień tygodnie tygodni|miesiąc miesiące miesięcy|rok lata lat",
        ),
        "cs": AgeForms(
            before="před|pred",
            units="minutou minútou minutami minútami min|hodinou hodinami hodinami h|dnem dny dňom dňami|týdnem týdny týždňom|měsícem měsíci|rokem roky lety",
        ),
        "ru": AgeForms(
            after="назад|тому",
            units="минуту минуты минут мин\\.?|час часа часов ч\\.?|день дня дней|неделю недели недель|месяц месяца месяцев|год года лет",
        ),
        "uk": AgeForms(
            after="тому",
            units="хвилину хвилини хвилин хв\\.?|годину години годин год\\.?|день дні днів|тиждень тижні тижнів|місяць місяці місяців|рік роки років",
        ),
        "bg": AgeForms(before="преди", units="минута минути мин|час часа|ден дни дена|седмица седмици|месец месеца|година години"),
        "sr": AgeForms(
            before="pre|prije|пре",
            units="minut minuta минут минута|sat sata sati сат сата сати|dan dana дан дана|nedelju nedelje tjedna tjedan|mesec meseca mjesec mjeseca|godinu godine",
        ),
        "ro": AgeForms(before="acum", one="un|o", units="minut minute|oră ore|zi zile|săptămână săptămâni|lună luni|an ani"),
        "el": AgeForms(
            before="πριν(?: από)?", units="λεπτό λεπτά|ώρα ώρες|ημέρα ημέρες μέρα μέρες|εβδομάδα εβδομάδες|μήνα μήνες|χρόνο χρόνια"
        ),
        "tr": AgeForms(after="önce", units="dakika dk\\.?|saat|gün|hafta|ay|yıl"),
        "id": AgeForms(after="yang lalu|lalu", units="menit|jam|hari|minggu|bulan|tahun"),
        "vi": AgeForms(after="trước", units="phút|giờ|ngày|tuần|tháng|năm"),
        "ca": AgeForms(before="fa", one="una|un", units="minuts?|hores hora|dies dia|setmanes setmana|mesos mes|anys any"),
        "ar": AgeForms(before="منذ|قبل", units="دقيقة دقائق|ساعة ساعات|يوم أيام|أسبوع أسابيع|شهر أشهر|سنة سنوات"),
        "fa": AgeForms(after="پیش|قبل", units="دقیقه|ساعت|روز|هفته|ماه|سال"),
        "he": AgeForms(before="לפני", units="דקה דקות|שעה שעות|יום ימים|שבוע שבועות|חודש חודשים|שנה שנים"),
        "hi": AgeForms(after="पहले", units="मिनट|घंटे घंटा|दिन|सप्ताह हफ्ते|महीने|साल वर्ष"),
        "th": AgeForms(after="ที่แล้ว|ก่อน", units="นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี"),
        "ja": AgeForms(after="前", units="分|時間|日|週間|か月 ヶ月 カ月 ヵ月|年"),
        "zh": AgeForms(after="前|之前", units="分钟 分鐘|小时 小時 个小时 個小時|天|周 週 星期|个月 個月|年"),
        "ko": AgeForms(after="전", units="분|시간|일|주|개월|년"),
        "sw": AgeForms(after="iliyopita|zilizopita", units="dakika|saa|siku|wiki|mwezi miezi|mwaka miaka"),
    }
)

DAYS_BACK = MappingProxyType(
    {
        0: "today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|tänään|ma|dzisiaj|dziś|dnes|сегодня|сьогодні|днес|danas|astăzi|azi|σήμερα|bugün|hari ini|hôm nay|avui|اليوم|امروز|היום|आज|วันนี้|今日|本日|今天|오늘",
        1: "yesterday|gestern|hier|ayer|ontem|ieri|gisteren|igår|i går|eilen|tegnap|wczoraj|včera|вчера|вчора|jučer|juče|χθες|χτες|dün|kemarin|hôm qua|ahir|أمس|دیروز|אתמול|कल|เมื่อวาน|昨日|昨天|어제",
        2: "vorgestern|avant-hier|anteayer|anteontem|przedwczoraj|позавчера|předevčírem|一昨日|前天|그제",
    }
)
"""Words for a day, by how many days it lies back."""

JUST_NOW = "just now|moments ago|gerade eben|à l['’]instant|ahora mismo|agora mesmo|adesso|zojuist|nyss|przed chwilą|только что|щойно|az önce|たった今|刚刚|剛剛|방금"
