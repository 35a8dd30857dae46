"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.model import Pair
from dialogue_reader.language.identify import UNKNOWN, identify, identify_most

# Sentences from the Universal Declaration of Human Rights, article 1 and 2, or close to them.
SAMPLES = {
    "cs": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají "
    "spolu jednat v duchu bratrství. Každý má všechna práva a všechny svobody, stanovené touto deklarací.",
    "da": "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed, "
    "og de bør handle mod hverandre i en broderskabets ånd. Enhver har krav på alle de rettigheder.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt "
    "und sollen einander im Geist der Brüderlichkeit begegnen. Jeder hat Anspruch auf die Rechte und Freiheiten.",
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience "
    "and should act towards one another in a spirit of brotherhood. Everyone is entitled to all the rights.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y "
    "conciencia, deben comportarse fraternalmente los unos con los otros. Toda persona tiene los derechos.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de "
    "conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "id": "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Mereka dikaruniai akal dan hati "
    "nurani dan hendaknya bergaul satu sama lain dalam semangat persaudaraan yang ada.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di "
    "coscienza e devono agire gli uni verso gli altri in spirito di fratellanza. Ad ogni individuo spettano.",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en "
    "geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen. Een ieder heeft.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i "
    "sumieniem i powinni postępować wobec innych w duchu braterstwa. Każdy człowiek posiada prawa.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, "
    "devem agir uns para com os outros em espírito de fraternidade. Não será feita distinção.",
    "sv": "Alla människor är födda fria och lika i värde och rättigheter. De har utrustats med förnuft och samvete och "
    "bör handla gentemot varandra i en anda av gemenskap. Var och en är berättigad till alla.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine "
    "karşı kardeşlik zihniyeti ile hareket etmelidirler. Herkes bu beyanname ile ilan olunan hakları.",
    "vi": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con người đều được tạo hóa "
    "ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình anh em.",
    "ru": "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "ar": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
}


class TestLanguages:
    @pytest.mark.parametrize("code", SAMPLES)
    def test_a_passage(self, code: str) -> None:
        assert identify(SAMPLES[code]) == code

    @pytest.mark.parametrize("code", [code for code in SAMPLES if len(SAMPLES[code].split()) > 20])
    def test_case_does_not_matter(self, code: str) -> None:
        assert identify(SAMPLES[code].lower()) == code

    def test_the_samples(self, articles: Pair) -> None:
        assert (articles.left.language, articles.right.language) == ("vi", "fr")

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Khổng Hà phát biểu tại Đối thoại", "vi"),
            ("Les deux ministres ont signé un accord.", "fr"),
            ("The ministers have signed an agreement.", "en"),
        ],
    )
    def test_one_short_sentence(self, text: str, code: str) -> None:
        assert identify(text) == code

    def test_a_quotation_in_another_language_does_not_decide(self) -> None:
        text = f"{SAMPLES['fr']} « {SAMPLES['en'][:60]} », a déclaré le ministre à la presse de la capitale."
        assert identify(text) == "fr"


class TestNoLanguage:
    @pytest.mark.parametrize("text", ["", "15/08/2022, 11:59", "— …", "\n\n", "🙂 ✓"])
    def test_without_words(self, text: str) -> None:
        assert identify(text) == UNKNOWN

    @given(st.text(max_size=60))
    def test_any_text_has_an_answer(self, text: str) -> None:
        assert identify(text)


class TestMostOfIt:
    def test_quotations_do_not_decide_even_at_the_beginning(self) -> None:
        assert identify_most([SAMPLES["en"], SAMPLES["en"], SAMPLES["fr"], SAMPLES["fr"], SAMPLES["fr"]]) == "fr"

    def test_a_language_that_only_the_model_knows_is_not_outdone_by_one_quotation(self) -> None:
        assert identify_most([SAMPLES["fr"], *[SAMPLES["el"]] * 6]) == "el"

    def test_passages_too_short_to_be_judged_are_judged_together(self) -> None:
        assert identify_most(SAMPLES["vi"].split(".")) == "vi"

    def test_without_words(self) -> None:
        assert identify_most([]) == identify_most(["15/08/2022"]) == UNKNOWN
