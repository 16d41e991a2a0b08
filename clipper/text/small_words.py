"""The small words of languages: what grammar needs and no subject owns. They tell a language, and they tell nothing about an article."""

from types import MappingProxyType

SMALL_WORDS = MappingProxyType(
    {
        "en": "the a and of to in that is was for on with as it at by from are be this have has not but they his you which were an their",
        "de": "der die und das den von ist mit dem nicht für sich auf auch ein eine im zu des wird als sie werden bei aus nach wie noch",
        "fr": "le la les des et est une dans que pour qui pas sur du au avec plus par ce sont il elle cette ont mais aux leur être",
        "es": "el la los las de que en y por para una con del se un su al no es lo como más pero sus este fue ha sobre",
        "pt": "o a os as de que em e do da para uma com um não no na por se dos das mais ao como foi são pela pelo também",
        "it": "il la di che e in un una per non del della con sono si le dei gli al da come alla ha nel anche più delle è questo",
        "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij naar door maar uit nog worden heeft",
        "sv": "och att det som en på är av för med den till inte ett om har de i så vi men från kan var ska också",
        "da": "og at det som en på er af for med den til ikke et har de i der han men fra kan var skal også blev hun",
        "no": "og at det som en på er av for med den til ikke et har de i han men fra kan var skal også ble hun etter seg",
        "fi": "ja on ei että se oli hän mutta ovat myös kun joka niin tai mukaan kuin jo ole sekä jos sen vain nyt",
        "pl": "i w na z do nie się to że jest o po jak za od przez dla są ale jego który oraz tym może by ma także już",
        "cs": "a v na se že je to s z do o i který pro jsou ale za by po jako podle jeho také od při už tak která",
        "sk": "a v na sa že je to s z do o aj ktorý pre sú ale za by po ako podľa jeho tiež od pri už tak ktorá",
        "hu": "a az és hogy nem is egy volt meg ez de csak már van mint el még vagy ki szerint után lesz azt ezt",
        "ro": "și de la în a cu nu pe că din pentru este care o un mai fost sunt au ca se dar prin după iar sau",
        "tr": "ve bir bu için ile da de olarak çok olan daha gibi en kadar sonra ne ama olduğu var değil ise her",
        "id": "yang dan di dengan untuk dari ini pada tidak itu dalam akan juga oleh ke adalah ada telah mereka saat sebagai bisa",
        "vi": "và của là có cho không được trong một với những các người đã này khi để từ đến ra năm về theo",
        "ca": "el la els les de que i en per amb una un del al és no ha més va com aquest són dels pel",
        "hr": "i u je na da se za su od s a o koji će bi kako što to nije ne iz kao koje do ali sve te samo",
        "sl": "in v je na da se za so od z ki pa ne bi tudi kot po ni bo to pri iz do ter še že",
        "et": "ja on ei et see oli ka kui mis oma aga ning tema või selle kes siis mida juba nii veel",
        "lt": "ir kad yra į iš su tai kaip bet buvo ne jis už apie dėl arba po jau savo šį prie nuo",
        "lv": "un ir ka ar no par uz kas bet tas to viņš arī lai vai nav pie kā savu jau pēc",
        "xh": "ukuba kwaye kunye ngoko kodwa xa nje ngo le eli oku wakhe yakhe kwi okanye ngenxa abantu",
        "zu": "ukuthi futhi kanye kodwa uma ngoba lokhu lo le wathi kwi emva abantu noma njengoba kusho ngesikhathi",
        "sw": "na ya wa kwa ni katika za la kuwa hiyo huo kama hii alisema watu pia baada ili lakini",
        "af": "die van en in is het nie dat vir op met wat sy hy te om aan was deur ook word as by na",
        "ru": "и в не на что с по это как из за к он от но для его у был при так же или также о который",
        "uk": "і в не на що з та це як за до від але для його у був про або також який є під час",
        "bg": "и в на не да се за от е с че по са ще как при но като до това който след още бе",
        "sr": "и у је на да се за су од са а о који ће би како што то није не из као које до али",
        "be": "і ў не на што з гэта як за да ад але для яго быў пра або таксама які па",
        "ar": "في من على إلى أن عن التي الذي مع هذا كان بعد ما لا قد هذه بين ذلك كما أو",
        "fa": "و در به از که این است را با برای آن یک می بود شد خود تا هم او بر",
        "ur": "کے میں کی ہے اور سے کا کو نے پر ہیں یہ کہ اس بھی",
    }
)
"""By BCP 47 primary tag, folded, divided by blanks."""
