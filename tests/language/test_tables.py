"""The generator of the tables, on a language of a few words, and the file in which they are shipped."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dialogue_reader.language import locale_data
from dialogue_reader.language.locale_data import Table, table

ROOT = Path(__file__).parents[2]

SPELLING = {
    "%spellout-cardinal-masculine": [
        ["-x", "moins →→;"],
        ["0", "zéro;"], ["1", "un;"], ["2", "deux;"], ["3", "trois;"], ["4", "quatre;"], ["5", "cinq;"],
        ["6", "six;"], ["7", "sept;"], ["8", "huit;"], ["9", "neuf;"], ["10", "dix;"], ["11", "onze;"],
        ["12", "douze;"], ["13", "treize;"], ["14", "quatorze;"], ["15", "quinze;"], ["16", "seize;"],
        ["17", "dix-→→;"],
        ["20", "vingt[-→%%et-un→];"], ["30", "trente[-→%%et-un→];"], ["40", "quarante[-→%%et-un→];"],
        ["50", "cinquante[-→%%et-un→];"], ["60/20", "soixante[-→%%et-un→];"],
        ["80/20", "quatre-vingt[-→→];"],
        ["100", "cent[ →→];"], ["200", "←← cents[ →→];"],
        ["1000", "mille[ →→];"], ["2000", "←← mille[ →→];"],
        ["1000000", "←%spellout-cardinal-masculine← $(cardinal,one{million}other{millions})$[ →→];"],
        ["1000000000000", "=#,##0=;"],
    ],
    "%%et-un": [["1", "et-un;"], ["2", "=%spellout-cardinal-masculine=;"], ["11", "et-onze;"],
                ["12", "=%spellout-cardinal-masculine=;"]],
    "%spellout-ordinal": [["0", "=%spellout-cardinal-masculine=ième;"], ["1", "premier;"],
                          ["2", "=%spellout-cardinal-masculine=ième;"]],
    "%spellout-numbering-year": [["0", "l’an →→;"]],
}  # fmt: skip


def cldr(folder: Path) -> Path:
    """The least that the generator asks of CLDR's packages, for French and for English."""

    def write(path: str, content: object) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")

    write("cldr-core/coverageLevels.json", {"coverageLevels": {"fr": "modern", "en": "modern", "xx": "basic"}})
    write("cldr-core/LICENSE", "A licence\n")
    write("cldr-rbnf/rbnf/fr.json", {"rbnf": {"rbnf": {"SpelloutRules": SPELLING}}})
    for language, words in {"fr": FRENCH, "en": ENGLISH}.items():
        months = {"wide": words["months"], "abbreviated": words["short"]}
        days = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), words["days"], strict=True))
        forms = {
            "months": dict.fromkeys(("format", "stand-alone"), months),
            "days": {form: {"wide": days, "abbreviated": days} for form in ("format", "stand-alone")},
            "dateFormats": {"short": words["date"]},
        }

        def main(*keys: str, content: object, language: str = language) -> object:
            for key in reversed(keys):
                content = {key: content}
            return {"main": {language: content}}

        dates = f"cldr-dates-full/main/{language}"
        write(f"{dates}/ca-gregorian.json", main("dates", "calendars", "gregorian", content=forms))
        relative = {unit: words["relative"] if unit == "day" else {} for unit in ("day", "week", "month", "year")}
        write(f"{dates}/dateFields.json", main("dates", "fields", content=relative))
        zones = {"Europe": {"London": words["london"]}, "Etc": {"UTC": {"exemplarCity": "nowhere"}}}
        write(f"{dates}/timeZoneNames.json", main("dates", "timeZoneNames", "zone", content=zones))
        numbers = f"cldr-numbers-full/main/{language}"
        signs = {"decimal": words["decimal"], "group": words["group"], "percentSign": "%"}
        formats = {"short": {"decimalFormat": words["scales"]}}
        content = {"symbols-numberSystem-latn": signs, "decimalFormats-numberSystem-latn": formats}
        write(f"{numbers}/numbers.json", main("numbers", content=content))
        write(f"{numbers}/currencies.json", main("numbers", "currencies", content=words["currencies"]))
        write(f"cldr-localenames-full/main/{language}/territories.json",
              main("localeDisplayNames", "territories", content=words["territories"]))  # fmt: skip
        units = {"long": words["units"], "short": {}, "narrow": {}}
        write(f"cldr-units-full/main/{language}/units.json", main("units", content=units))
    return folder


FRENCH: dict[str, Any] = {
    "months": {"1": "janvier", "8": "août"},
    "short": {"1": "janv.", "8": "août"},
    "days": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "date": "dd/MM/y",
    "relative": {"relative-type--1": "hier", "relative-type-0": "aujourd’hui", "relative-type-2": "dans 2 jours"},
    "london": {"exemplarCity": "Londres"},
    "decimal": ",",
    "group": "\u202f",
    "scales": {"1000000-count-one": "0\u00a0M", "1000000000-count-other": "0\u00a0Md"},
    "currencies": {"EUR": {"displayName": "euro", "displayName-count-other": "euros", "symbol": "€"},
                   "USD": {"displayName": "dollar des États-Unis"}, "CAD": {"displayName": "dollar canadien"},
                   "AUD": {"displayName": "dollar australien"}, "NZD": {"displayName": "dollar néo-zélandais"}},
    "territories": {"GB": "Royaume-Uni", "VN": "Viêt Nam", "FR": "France", "ZZ": "inconnu", "150": "Europe"},
    "units": {"length-kilometer": {"displayName": "km", "unitPattern-count-other": "{0} kilomètres"}},
}  # fmt: skip
ENGLISH: dict[str, Any] = {
    **FRENCH,
    "months": {"1": "January", "8": "August"},
    "short": {"1": "Jan", "8": "Aug"},
    "date": {"_value": "M/d/yy"},
    "london": {"_type": "zone"},
    "territories": {"GB": "United Kingdom", "VN": "Vietnam", "FR": "France"},
}


@pytest.fixture
def generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_tables", ROOT / "scripts" / "generate_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "scripts").mkdir()
    by_hand = {"fr": {"places": {"Hanoï": "Hanoi"}, "approximate": ["environ"]}}
    (tmp_path / "scripts" / "tables_by_hand.json").write_text(json.dumps(by_hand))
    monkeypatch.setattr(module, "HERE", tmp_path / "scripts")
    monkeypatch.setattr(module, "TARGET", tmp_path / "data")
    monkeypatch.setattr(sys, "argv", ["generate_tables.py", str(cldr(tmp_path / "cldr"))])
    return module


@pytest.fixture
def generated(generator: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    generator.main()
    monkeypatch.setattr(locale_data, "_FILE", tmp_path / "data" / "tables.bin")
    for known in (locale_data.table, locale_data._index):
        known.cache_clear()
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    locale_data.table.cache_clear()
    locale_data._index.cache_clear()


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zéro"), (17, "dix sept"), (21, "vingt et un"), (71, "soixante et onze"), (80, "quatre vingt"),
     (97, "quatre vingt dix sept"), (100, "cent"), (342, "trois cents quarante deux"), (1000, "mille"),
     (2_000_000, "deux millions")],
)  # fmt: skip
def test_a_number_is_spelled_by_the_rules(generator: ModuleType, number: int, words: str) -> None:
    spelling = generator.Spelling({"SpelloutRules": SPELLING})
    assert words in set(spelling.all(number, "cardinal|numbering"))


def test_where_the_rules_end_there_are_no_words(generator: ModuleType) -> None:
    spelling = generator.Spelling({"SpelloutRules": SPELLING})
    assert list(spelling.all(10**12, "cardinal")) == []
    assert spelling.spell("%nowhere", 1, "other") is None


def test_the_table_of_a_small_language_is_as_expected(generated: Path) -> None:
    french = table("fr")
    assert (french.decimal, french.group, french.order) == (",", "\u202f", "dmy")
    assert french.months == {"janvier": 1, "août": 8}
    assert french.short_months == {"janv": 1}
    assert french.weekdays["lundi"] == 0
    assert french.weekdays["dimanche"] == 6
    assert french.relative == {"hier": "day -1", "aujourd'hui": "day 0"}
    assert {french.cardinals[word] for word in ("un", "vingt et un", "quatre vingt dix neuf", "neuf cents")} == {
        1, 21, 99, 900,
    }  # fmt: skip
    assert french.ordinals["premier"] == 1
    assert french.ordinals["trente et unième"] == 31
    hundreds = {"cent": 100, "cents": 100}
    assert french.scales == {**hundreds, "mille": 1000, "million": 10**6, "millions": 10**6, "md": 10**9}
    assert french.units["kilomètres"] == "kilometer"
    assert (french.units["euros"], french.units["€"], french.units["dollar"]) == ("EUR", "EUR", "dollar")
    assert french.places == {"Royaume-Uni": "GB", "Viêt Nam": "VN", "Londres": "London", "Hanoï": "Hanoi"}
    assert french.approximate == ["environ"]


def test_english_names_stand_for_all_that_is_not_listed(generated: Path) -> None:
    assert table("en").places == {"London": "London", "United Kingdom": "GB", "Vietnam": "VN", "France": "FR"}
    assert table("en").order == "mdy"


def test_the_file_is_the_same_from_the_same_input_and_its_licence_stands_beside_it(
    generator: ModuleType, generated: Path
) -> None:
    first = (generated / "tables.bin").read_bytes()
    generator.main()
    assert (generated / "tables.bin").read_bytes() == first
    assert sorted(path.name for path in generated.iterdir()) == ["LICENSE", "tables.bin"]


def test_a_language_that_nobody_knows_has_signs_alone(generated: Path) -> None:
    assert (
        table("xx")
        == table("../../fr")
        == Table(units={"%": "percent", "$": "dollar", "€": "EUR", "£": "GBP", "¥": "JPY"})
    )


def test_the_tables_that_are_shipped_can_all_be_read() -> None:
    languages = locale_data._index()
    assert len(languages) > 90
    assert {"vi", "fr", "en", "ja", "ar"} <= languages.keys()
    for language in languages:
        assert len(table(language).months) >= 12 or language in ("ja", "ko", "yue", "zh"), language
