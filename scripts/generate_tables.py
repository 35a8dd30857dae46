"""Generate the tables of numbers, calendars, units and places by which facts are read.

What news calls a number, a month or a country in each language is kept up by the Unicode CLDR project; typing it into
code would be neither complete nor right. Fetch its JSON packages, unpack each below one folder, and run this:

    for p in core dates-full numbers-full localenames-full rbnf units-full; do
        npm pack cldr-$p@48.2.0 && mkdir -p cldr-$p && tar xzf cldr-$p-48.2.0.tgz -C cldr-$p --strip-components=1
    done
    python scripts/generate_tables.py FOLDER

Writes all of them into one file, src/dialogue_reader/language/data/tables.bin, the same from the same input. What the
press says and CLDR lacks ("Luân Đôn", "environ") is in tables_by_hand.json beside this file and wins over CLDR.
"""

import json
import re
import shutil
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "dialogue_reader" / "language" / "data"
PLURALS = ("other", "one", "few", "many", "two")
UNITS = (
    "area-square-kilometer area-hectare area-square-meter area-square-mile area-acre area-square-foot duration-century "
    "duration-decade duration-year duration-month duration-week duration-day duration-hour duration-minute "
    "duration-second length-kilometer length-meter length-centimeter length-millimeter length-mile length-yard "
    "length-foot length-inch length-nautical-mile mass-tonne mass-kilogram mass-gram mass-ton mass-stone mass-pound "
    "mass-ounce power-gigawatt power-megawatt power-kilowatt power-horsepower speed-kilometer-per-hour "
    "speed-meter-per-second speed-mile-per-hour speed-knot temperature-celsius temperature-fahrenheit volume-liter "
    "volume-cubic-meter volume-gallon volume-barrel"
)
ONE_LETTER = ("length-meter", "length-kilometer", "duration-hour")
CURRENCIES = "EUR GBP JPY CNY CHF RUB VND KRW INR THB IDR TRY BRL SEK NOK DKK PLN CZK HUF ILS SAR UAH ZAR"
BY_TEN_THOUSANDS = ("ja", "ko", "yue", "zh")
DOLLARS = "USD CAD AUD NZD HKD SGD TWD"


class Spelling:
    """CLDR's rules that spell a number out, for one language (Unicode Technical Standard 35, part 3)."""

    def __init__(self, groups: dict[str, Any]) -> None:
        """`groups` as in the JSON of the package cldr-rbnf."""
        sets = {**groups.get("SpelloutRules", {})}
        self.sets = {
            name: sorted(
                (self._rule(key, text) for key, text in rules if re.match(r"\d+(/\d+)?>*$", key)),
                key=lambda rule: rule[0],
            )
            for name, rules in sets.items()
            if isinstance(rules, list)
        }

    @staticmethod
    def _rule(key: str, text: str) -> tuple[int, int, str]:
        """The base, the divisor and the text of a rule."""
        lowered = key.count(">")
        base, _, radix = key.rstrip(">").partition("/")
        root, exponent = int(radix or 10), 0
        while int(base) and root ** (exponent + 1) <= int(base):
            exponent += 1
        return int(base), root ** max(0, exponent - lowered), text.strip().removesuffix(";").removeprefix("'")

    def spell(self, name: str, number: int, plural: str, depth: int = 0) -> str | None:
        """`number` in the words of the rule set `name`; None where the rules end."""
        rules = [rule for rule in self.sets.get(name, []) if rule[0] <= number]
        if not rules or depth > 30:
            return None
        base, divisor, text = rules[-1]
        remainder = re.search(r"→[^→]*→", text)
        if remainder and base % divisor and number % divisor == 0 and len(rules) > 1:
            base, divisor, text = rules[-2]
        if (number % divisor == 0 and divisor > 1) or (base == number and divisor == 1):
            text = re.sub(r"\[.*?\]", "", text)
        text = re.sub(r"\[([^|\]]*)(?:\|[^\]]*)?\]", r"\1", text)
        text = re.sub(r"\$\(\w+,(.*?)\)\$", lambda m: _chosen(m.group(1), plural), text)
        out, at = [], 0
        for m in re.finditer(r"←([^←]*)←|→→→|→([^→]*)→|=([^=]*)=", text):
            quotient, rest, same = m.group(1), m.group(2), m.group(3)
            value = number // divisor if quotient is not None else number if same is not None else number % divisor
            inner = self.spell((quotient or rest or same or "").strip() or name, value, plural, depth + 1)
            if inner is None:
                return None
            out += [text[at : m.start()], inner]
            at = m.end()
        return "".join([*out, text[at:]])

    def all(self, number: int, kind: str) -> Iterator[str]:
        """Every way that the public rule sets of a `kind` ("cardinal|numbering", "ordinal") spell `number`."""
        for name in self.sets:
            if re.match(rf"%spellout-(?:{kind})", name) and not name.endswith("-year"):
                for plural in PLURALS:
                    spelled = self.spell(name, number, plural)
                    if spelled and not re.search(r"[\d#=←→%]", spelled):
                        yield plain(spelled)


def _chosen(choices: str, plural: str) -> str:
    forms = dict(re.findall(r"(\w+)\{([^}]*)\}", choices))
    return str(forms.get(plural, forms.get("other", "")))


def plain(text: str) -> str:
    """Lower case, single spaces in place of any white space or hyphen, nothing invisible."""
    text = re.sub(r"[\u00ad\u200b-\u200f\u2060-\u2069]", "", text.lower()).replace("’", "'")
    return re.sub(r"[\s\u00a0\u202f‐‑-]+", " ", text).strip()


def number_words(folder: Path, language: str) -> dict[str, dict[str, int]]:
    """Cardinals (0-100 and the hundreds), ordinals (1-31) and scales (from 100) by their words."""
    path = folder / "cldr-rbnf" / "rbnf" / f"{language}.json"
    if not path.exists():
        return {"cardinals": {}, "ordinals": {}, "scales": {}}
    spelling = Spelling(json.loads(path.read_text())["rbnf"]["rbnf"])
    cardinals = {w: n for n in (*range(200, 1000, 100), *range(101)) for w in spelling.all(n, "cardinal|numbering")}
    ordinals = {w: n for n in range(1, 32) for w in spelling.all(n, "ordinal")}
    scales: dict[str, int] = {}
    for zeros in (2, 3, 4, 6, 8, 9, 12) if language in BY_TEN_THOUSANDS else (2, 3, 6, 9, 12):
        for few in (1, 2, 3, 5):
            units = sorted(spelling.all(few, "cardinal|numbering"), key=len, reverse=True)
            for whole in spelling.all(few * 10**zeros, "cardinal|numbering"):
                word = next((plain(whole.removeprefix(unit)) for unit in units if whole.startswith(unit)), "")
                if word and word not in cardinals and len(word.split()) == 1:
                    scales.setdefault(word, 10**zeros)
        scales.update({w: 10**zeros for w in spelling.all(10**zeros, "cardinal") if " " not in w})
    cardinals = {w: n for w, n in cardinals.items() if n != 100}
    return {
        "cardinals": cardinals,
        "ordinals": {w: n for w, n in ordinals.items() if w not in cardinals},
        "scales": scales,
    }


def scales_of_formats(numbers: dict[str, Any]) -> dict[str, int]:
    """Words and letters that stand for powers of ten after digits: "tỷ", "Mrd."."""
    scales: dict[str, int] = {}
    for length in ("short", "long"):
        formats = numbers.get("decimalFormats-numberSystem-latn", {}).get(length, {}).get("decimalFormat", {})
        for key, pattern in formats.items():
            power = int(key.partition("-")[0])
            for part in pattern.split(";"):
                word = plain(re.sub(r"[0-]", "", part.replace("'", "")))
                if word and "0" in part:
                    scales[word.rstrip(".")] = power // 10 ** (part.count("0") - 1)
    return {word: value for word, value in scales.items() if value > 1 and (len(word) > 1 or not word.isascii())}


def calendar(folder: Path, language: str) -> dict[str, Any]:
    """Months (1-12), weekdays (0 is Monday), days named from today, and the order of numeric dates."""
    base = folder / "cldr-dates-full" / "main" / language
    gregorian = _inside(base / "ca-gregorian.json", "dates", "calendars", "gregorian")
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    months: dict[str, dict[str, int]] = {"abbreviated": {}, "wide": {}}
    weekdays: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        for form in ("format", "stand-alone"):
            named = gregorian["months"][form][width]
            months[width].update({_name(v): int(k) for k, v in named.items() if k.isdigit() and not v.isdigit()})
            named = gregorian["days"][form][width]
            weekdays.update(
                {_name(named[d]): k for k, d in enumerate(days) if width == "wide" or _is_clear(_name(named[d]))}
            )
    short = gregorian["dateFormats"]["short"]
    short = short if isinstance(short, str) else short["_value"]
    order = "".join(dict.fromkeys(c for c in short.lower() if c in "dmy"))
    relative: dict[str, str] = {}
    fields = _inside(base / "dateFields.json", "dates", "fields")
    for unit in ("day", "week", "month", "year"):
        for key, name in fields[unit].items():
            if (m := re.fullmatch(r"relative-type-(-?\d)", key)) and not re.search(r"\d", name):
                relative.setdefault(plain(name), f"{unit} {m.group(1)}")
    return {
        "months": months["wide"],
        "short_months": {name: month for name, month in months["abbreviated"].items() if name not in months["wide"]},
        "weekdays": weekdays,
        "relative": relative,
        "order": order if len(order) == 3 else "dmy",
    }


def _is_clear(abbreviation: str) -> bool:
    """Whether a short name of a weekday can hardly be another word: "Thứ 2" and "周一", but not "mar." or "So"."""
    return len(abbreviation) > 4 or (len(abbreviation) > 1 and abbreviation > "\u3000")


def _name(name: str) -> str:
    return plain(name).rstrip(".")


def units(folder: Path, language: str, numbers: dict[str, Any]) -> dict[str, str]:
    """Names and signs of measures and currencies, as they stand beside a number."""
    names: dict[str, str] = {}
    table = _inside(folder / "cldr-units-full" / "main" / language / "units.json", "units")
    for unit in UNITS.split():
        for length in ("narrow", "short", "long"):
            for key, pattern in table[length].get(unit, {}).items():
                word = _name(str(pattern).replace("{0}", "")) if key.startswith("unitPattern") else ""
                if len(word) > 1 or unit in ONE_LETTER or (word and not word.isascii()):
                    names[word] = unit.split("-", 1)[1]
    names.pop("", None)
    names.update({"%": "percent", _name(numbers["symbols-numberSystem-latn"]["percentSign"]): "percent"})
    names |= currencies(
        _inside(folder / "cldr-numbers-full" / "main" / language / "currencies.json", "numbers", "currencies")
    )
    return names


def currencies(table: dict[str, Any]) -> dict[str, str]:
    """Names, codes and signs of currencies; the word that all dollars have in common stands for any of them."""
    units: dict[str, str] = {}
    for code in (*CURRENCIES.split(), *DOLLARS.split()):
        entry = table.get(code, {})
        unit = "dollar" if code in DOLLARS.split() else code
        for key, name in entry.items():
            if key.startswith(("displayName", "symbol")) and len(name.strip()) and name != "¤":
                units.setdefault(_name(name), unit)
        units[code.lower()] = unit
    names = [
        [plain(v) for k, v in table.get(c, {}).items() if k.startswith("displayName")] for c in DOLLARS.split()[:4]
    ]
    if all(names):
        common = set.intersection(*({word for name in group for word in name.split()} for group in names))
        first = [word for word in names[0][0].split() if word in common]
        if first:
            units[" ".join(first)] = "dollar"
        units.update({word: "dollar" for word in common if len(word) > 4})
    return units


def places(folder: Path, language: str) -> dict[str, str]:
    """Countries by their ISO 3166 codes, and cities by their English names."""
    names: dict[str, str] = {}
    zones = _inside(
        folder / "cldr-dates-full" / "main" / language / "timeZoneNames.json", "dates", "timeZoneNames", "zone"
    )
    for path, name in _cities(zones):
        names[name] = path.rsplit("/", 1)[-1].replace("_", " ")
    territories = _inside(
        folder / "cldr-localenames-full" / "main" / language / "territories.json", "localeDisplayNames", "territories"
    )
    for key, name in territories.items():
        code = key.partition("-")[0]
        if len(code) == 2 and code not in ("EZ", "QO", "XA", "XB", "ZZ") and len(name) > 1:
            names[name] = code
    return names


def _cities(zones: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in zones.items():
        if isinstance(value, dict):
            if "exemplarCity" in value and not path.startswith("Etc"):
                yield f"{path}/{key}", str(value["exemplarCity"])
            elif value.get("_type") == "zone" and not path.startswith("Etc"):
                yield f"{path}/{key}", key.replace("_", " ")
            else:
                yield from _cities(value, f"{path}/{key}" if path else key)


def _inside(path: Path, *keys: str) -> dict[str, Any]:
    node: Any = next(iter(json.loads(path.read_text())["main"].values()))
    for key in keys:
        node = node[key]
    return dict(node)


def table(folder: Path, language: str, by_hand: dict[str, Any]) -> dict[str, Any]:
    """Everything for one language."""
    numbers = _inside(folder / "cldr-numbers-full" / "main" / language / "numbers.json", "numbers")
    signs = numbers["symbols-numberSystem-latn"]
    words = number_words(folder, language)
    words["scales"] = {**scales_of_formats(numbers), **words["scales"]}
    content: dict[str, Any] = {
        "decimal": signs["decimal"],
        "group": signs["group"],
        **calendar(folder, language),
        **words,
        "units": units(folder, language, numbers),
        "places": places(folder, language),
        "halves": [],
        "approximate": [],
    }
    for key, more in by_hand.items():
        content[key] = {**content[key], **more} if isinstance(more, dict) else more
    return content


def packed(tables: Mapping[str, Any]) -> bytes:
    """One file: a line of JSON that says where the table of each language begins and how long it is, then the tables.

    Each is JSON, compressed by itself, so that one language is read without the others.
    """
    index: dict[str, tuple[int, int]] = {}
    body = b""
    for language in sorted(tables):
        text = json.dumps(tables[language], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        data = zlib.compress(text.encode(), 9)
        index[language] = len(body), len(data)
        body += data
    return json.dumps(index, separators=(",", ":")).encode() + b"\n" + body


def main() -> None:
    """Write every table."""
    folder = Path(sys.argv[1])
    levels = json.loads((folder / "cldr-core" / "coverageLevels.json").read_text())["coverageLevels"]
    by_hand = json.loads((HERE / "tables_by_hand.json").read_text())
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    english = places(folder, "en")
    tables = {}
    for language in sorted(code for code, level in levels.items() if level == "modern" and "-" not in code):
        content = table(folder, language, by_hand.get(language, {}))
        if language != "en":  # whose names stand for all that is not listed
            content["places"] = {name: place for name, place in content["places"].items() if english.get(name) != place}
        tables[language] = content
    (TARGET / "tables.bin").write_bytes(packed(tables))
    shutil.copy(folder / "cldr-core" / "LICENSE", TARGET / "LICENSE")


if __name__ == "__main__":
    main()
