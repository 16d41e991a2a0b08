"""Words that tell a line apart: those of a page's own business, and of picture credits."""

CHROME = frozenset(
    [
        "cookies", "cookie", "subscribe", "subscription", "newsletter", "newsletters", "privacy", "copyright", "reserved", "rights",
        "©", "advertising", "advertisement", "account", "login", "email", "e-mail", "inbox", "terms", "sign", "unsubscribe",
        "download", "app", "comments", "comment", "commenting", "registered", "password", "browser", "javascript", "website",
        "facebook", "twitter", "instagram", "contact", "register", "abonnieren", "abonnement", "datenschutz", "e-mail-adresse",
        "kommentare", "kommentar", "nutzungsbedingungen", "konto", "anmelden", "vorbehalten", "abonnés", "abonnez-vous", "droits",
        "réservés", "commentaires", "suscríbete", "derechos", "reservados", "direitos", "comentários", "prawa", "zastrzeżone",
        "komentarze", "редакция", "сайта", "сайте", "комментарии", "комментариев", "права", "материалов", "свидетельство", "ссылка",
        "регистрации", "пользователь", "δικαιώματα", "σχόλια", "版权所有", "著作権", "転載",
    ]
)
"""Words of terms, cookies, newsletters and comments, casefolded: a paragraph with several is the page's own."""

CHROME_SHORT = ("app", "App", "APP", "©", "著作権", "転載")
CHROME_PARTS = frozenset(part for word in CHROME for part in word.split("-") if len(part) >= 4)  # noqa: PLR2004 - as in a line's vocabulary
"""A quick look that spares the slow one: a line with a word of CHROME has one of these parts, or a sign of CHROME_SHORT in it."""

CREDITS = frozenset(
    [
        "photo", "photos", "photo:", "photograph", "photograph:", "photo/", "foto", "foto:", "fotos:", "фото", "фото:", "bild:",
        "bild", "bildquelle:", "image:", "picture:", "credit:", "credits:", "illustration:", "video:", "grafik:", "getty", "getty/",
        "reuters", "reuters)", "reuters.", "/reuters", "ap", "ap)", "/ap", "afp", "afp)", "/afp", "dpa", "dpa)", "/dpa", "imago",
        "shutterstock", "imago/", "©", "supplied", "handout", "courtesy", "efe", "efe)", "ansa", "pap)", "unsplash", "istock",
        "alamy", "pexels", "epa", "epa)", "tass", "anadolu", "bloomberg", "fotolia", "źródło:",
    ]
)
"""Words at the end of a caption, casefolded."""

CREDIT_SIGNS = ("©", "写真", "撮影", "提供", "Getty", "/dpa", "AP Photo", "Reuters)", "/AP", "imago", "Foto:", "Photo:", "/Reuters", "/AFP")
"""Signs of a credit that stand inside words."""
