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
