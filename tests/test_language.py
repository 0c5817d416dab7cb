"""Which texts are taken for English."""

import json
from pathlib import Path

import pytest

from eventdata.coding.text.language import is_english

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "articles").glob("*.jsonl"))
OTHERS = {
    "French": (
        "Les forces de sécurité ont annoncé dimanche la mort de quatre combattants dans une frappe aérienne menée"
        " à l'ouest de la ville. Le porte-parole de l'armée a déclaré que l'opération se poursuivrait pendant "
        "plusieurs jours dans le désert."
    ),
    "Spanish": (
        "Las fuerzas de seguridad anunciaron el domingo la muerte de cuatro combatientes en un ataque aéreo al "
        "oeste de la ciudad. El portavoz del ejército dijo que la operación continuará durante varios días en el "
        "desierto y que no hay heridos."
    ),
    "German": (
        "Die Sicherheitskräfte meldeten am Sonntag den Tod von vier Kämpfern bei einem Luftangriff westlich der "
        "Stadt. Der Sprecher der Armee sagte, dass der Einsatz in der Wüste noch mehrere Tage dauern werde und "
        "dass es keine Verletzten gebe."
    ),
    "Dutch": (
        "De veiligheidstroepen meldden zondag dat vier strijders zijn gedood bij een luchtaanval ten westen van "
        "de stad. Het was volgens de woordvoerder van het leger de eerste keer dat er in de woestijn werd "
        "gevochten, en het is niet bekend of er gewonden zijn."
    ),
    "Danish": (
        "Sikkerhedsstyrkerne meddelte søndag, at fire krigere var blevet dræbt i et luftangreb vest for byen. "
        "Hærens talsmand sagde, at operationen ville fortsætte i flere dage, og at de ikke kunne have noget at "
        "sige til det, for de havde ikke hørt om det."
    ),
    "Portuguese": (
        "As forças de segurança anunciaram no domingo a morte de quatro combatentes em um ataque aéreo a oeste da"
        " cidade. O porta-voz do exército disse que a operação continuará por vários dias no deserto, e que do "
        "outro lado não há feridos."
    ),
    "Italian": (
        "Le forze di sicurezza hanno annunciato domenica la morte di quattro combattenti in un attacco aereo a "
        "ovest della città. Il portavoce dell'esercito ha detto che l'operazione continuerà per diversi giorni "
        "nel deserto e non ci sono feriti."
    ),
    "Turkish": (
        "Güvenlik güçleri pazar günü kentin batısında düzenlenen hava saldırısında dört savaşçının öldüğünü "
        "açıkladı. Ordu sözcüsü operasyonun çölde birkaç gün daha süreceğini söyledi ve yaralı olmadığını "
        "belirtti."
    ),
    "Indonesian": (
        "Pasukan keamanan mengumumkan pada hari Minggu bahwa empat pejuang tewas dalam serangan udara di sebelah "
        "barat kota itu. Juru bicara militer mengatakan bahwa operasi akan berlanjut selama beberapa hari di "
        "gurun."
    ),
    "Polish": (
        "Siły bezpieczeństwa poinformowały w niedzielę o śmierci czterech bojowników w nalocie na zachód od "
        "miasta. Rzecznik armii powiedział, że to operacja, która potrwa jeszcze kilka dni, i że nie ma rannych "
        "do tej pory."
    ),
    "Arabic": (
        "أعلنت قوات الأمن يوم الأحد مقتل أربعة مقاتلين في غارة جوية غربي المدينة وقال المتحدث باسم الجيش إن "
        "العملية ستستمر عدة أيام"
    ),
    "Russian": (
        "Силы безопасности сообщили в воскресенье о гибели четырёх боевиков в результате авиаудара к западу от города."
    ),
    "Chinese": "安全部队周日宣布四名武装分子在城西的空袭中丧生",
    "Hindi": "सुरक्षा बलों ने रविवार को घोषणा की कि चार लड़ाके मारे गए",
}
ENGLISH = (
    "Rebels attacked Mosul.",
    "Explosion in Kabul",
    "Taliban fighters attack army base in Kunduz province, killing 12 soldiers; dozens wounded, officials say Sunday",
    "President Luiz Inácio Lula da Silva met Andrés Manuel López Obrador in Rio de Janeiro on Monday, La Nación said.",
    "Governor Abdul-Rahman al-Hashimi (عبد الرحمن الهاشمي) visited Tikrit, Baiji, al-Sharqat and al-Dour with Sheikh"
    " Muhammad Yasin al-Jubouri, Colonel Ziad Ahmed Khalaf and the head of the council, Ahmed Abdul Jabbar al-Krayem,"
    " on Tuesday, and promised that the families of those killed in Salahuddin would be paid by the end of July.",
)


@pytest.mark.parametrize("language", OTHERS)
def test_prose_in_another_language_is_not_english(language: str) -> None:
    assert not is_english(OTHERS[language])


@pytest.mark.parametrize("text", ENGLISH)
def test_headlines_and_prose_full_of_foreign_names_are_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_our_own_articles_are_english(path: Path) -> None:
    assert all(is_english(json.loads(line)["text"]) for line in path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("tag", "is_trusted"), [("en", True), ("en-GB", True), ("English", True), ("fr", False), ("und-x", False)]
)
def test_the_language_that_an_article_gives_is_believed(tag: str, is_trusted: bool) -> None:
    assert is_english(OTHERS["French"], tag) is is_trusted
