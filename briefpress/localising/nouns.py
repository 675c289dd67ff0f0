"""Counted nouns of official prose with their Russian forms, so that «201 договоров» is found.

A noun's forms are: nominative and genitive singular, genitive plural, then dative, instrumental and prepositional
(singular and plural). The check knows the category that a number asks for, not what governs the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from briefpress.localising.numbers import plural_category

# nominative sg, genitive sg, genitive pl, dative sg/pl, instrumental sg/pl, prepositional sg/pl, accusative sg
_FORMS = """
договор договора договоров договору договорам договором договорами договоре договорах
документ документа документов документу документам документом документами документе документах
проект проекта проектов проекту проектам проектом проектами проекте проектах
акт акта актов акту актам актом актами акте актах
регион региона регионов региону регионам регионом регионами регионе регионах
субъект субъекта субъектов субъекту субъектам субъектом субъектами субъекте субъектах
город города городов городу городам городом городами городе городах
курсант курсанта курсантов курсанту курсантам курсантом курсантами курсанте курсантах
автомобиль автомобиля автомобилей автомобилю автомобилям автомобилем автомобилями автомобиле автомобилях
раз раза раз разу разам разом разами разе разах
год года лет году годам годом годами годе годах
месяц месяца месяцев месяцу месяцам месяцем месяцами месяце месяцах
час часа часов часу часам часом часами часе часах
член члена членов члену членам членом членами члене членах
закон закона законов закону законам законом законами законе законах
пункт пункта пунктов пункту пунктам пунктом пунктами пункте пунктах
маршрут маршрута маршрутов маршруту маршрутам маршрутом маршрутами маршруте маршрутах
меморандум меморандума меморандумов меморандуму меморандумам меморандумом меморандумами меморандуме меморандумах
форум форума форумов форуму форумам форумом форумами форуме форумах
день дня дней дню дням днём днями дне днях
человек человека человек человеку людям человеком людьми человеке людях
гражданин гражданина граждан гражданину гражданам гражданином гражданами гражданине гражданах
предприятие предприятия предприятий предприятию предприятиям предприятием предприятиями предприятии предприятиях
соглашение соглашения соглашений соглашению соглашениям соглашением соглашениями соглашении соглашениях
издание издания изданий изданию изданиям изданием изданиями издании изданиях
направление направления направлений направлению направлениям направлением направлениями направлении направлениях
учреждение учреждения учреждений учреждению учреждениям учреждением учреждениями учреждении учреждениях
десятилетие десятилетия десятилетий десятилетию десятилетиям десятилетием десятилетиями десятилетии десятилетиях
государство государства государств государству государствам государством государствами государстве государствах
тысячелетие тысячелетия тысячелетий тысячелетию тысячелетиям тысячелетием тысячелетиями тысячелетии тысячелетиях
область области областей области областям областью областями области областях
страна страны стран стране странам страной странами стране странах
компания компании компаний компании компаниям компанией компаниями компании компаниях
республика республики республик республике республикам республикой республиками республике республиках
газета газеты газет газете газетам газетой газетами газете газетах
неделя недели недель неделе неделям неделей неделями неделе неделях
машина машины машин машине машинам машиной машинами машине машинах
школа школы школ школе школам школой школами школе школах
сессия сессии сессий сессии сессиям сессией сессиями сессии сессиях
встреча встречи встреч встрече встречам встречей встречами встрече встречах
единица единицы единиц единице единицам единицей единицами единице единицах
приоритет приоритета приоритетов приоритету приоритетам приоритетом приоритетами приоритете приоритетах
"""
_SINGULAR = ("nom", "gen", "dat", "ins", "prep")


def _read(forms: str) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in forms.split("\n"):
        words = tuple(line.split())
        if len(words) == 9:
            for word in words:
                table.setdefault(word, words)
    return table


NOUNS: Mapping[str, tuple[str, ...]] = _read(_FORMS)
# After a number these begin another phrase: there is no counted noun.
_NO_NOUN = frozenset(
    {
        "а",
        "без",
        "в",
        "для",
        "до",
        "за",
        "и",
        "из",
        "или",
        "к",
        "как",
        "между",
        "на",
        "над",
        "не",
        "но",
        "о",
        "об",
        "от",
        "по",
        "под",
        "при",
        "с",
        "у",
        "через",
        "что",
    }
)
_ADJECTIVE = re.compile(
    r"[\w-]+(?:ых|их|ый|ий|ой|ого|его|ая|яя|ое|ее|ые|ие|ым|им|ыми|ими|ому|ему|ую|юю)\b", re.IGNORECASE
)


def counted_noun(following: str) -> str | None:
    """The first word after a number that is no adjective, or None where no noun follows at once."""
    phrase = re.match(r"(?:[\s\u00a0]+[\w-]+)*", following)
    for word in (phrase[0] if phrase else "").lower().split():
        if word in NOUNS:
            return word
        if not _ADJECTIVE.fullmatch(word):
            return None if word in _NO_NOUN else word
    return None


def allowed_forms(number: Decimal, noun: str, scaled: bool) -> frozenset[str]:
    """The forms of `noun` that may follow `number` in some case; all of them where the noun is not in the table."""
    forms = NOUNS[noun]
    nominative, genitive, many = forms[0], forms[1], forms[2]
    oblique_singular, oblique_plural = {forms[3], forms[5], forms[7]}, {forms[4], forms[6], forms[8]}
    if scaled:
        return frozenset({many})
    if number != number.to_integral_value():
        return frozenset({genitive})
    category = plural_category(number, "ru")
    if category == "one":
        accusative = (
            {nominative[:-1] + "у"}
            if nominative.endswith("а")
            else {nominative[:-1] + "ю"}
            if nominative.endswith("я")
            else set()
        )
        return frozenset({nominative, genitive} | oblique_singular | accusative)
    if category == "few":
        return frozenset({genitive, many} | oblique_plural)
    return frozenset({many} | oblique_plural)
