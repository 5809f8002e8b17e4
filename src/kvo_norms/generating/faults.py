"""
What can be wrong with a file: each fault makes one thing wrong in a dossier's table or text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kvo_norms.generating.chance import Chance

Table = dict[str, Any]


def _items(table: Table, *collections: str) -> Iterator[Table]:
    """
    The items of these collections.
    """
    for name in collections:
        yield from table.get(name) or ()


def _misspelt_key(table: Table, chance: Chance) -> bool:
    """
    Two letters of a key have changed places.
    """
    holder = chance.pick((table, *_items(table, "partners", "surveys", "measures", "documents")))
    keys = [key for key in holder if _swapped(key) != key]
    if not keys:
        return False
    key = chance.pick(keys)
    entries = list(holder.items())
    holder.clear()
    holder.update((_swapped(name) if name == key else name, value) for name, value in entries)
    return True


def _swapped(key: str) -> str:
    return key[:1] + key[2] + key[1] + key[3:] if len(key) > 3 else key


def _wrong_type(table: Table, chance: Chance) -> bool:
    """
    A number is written in words, a yes as a word, a date as people write it.
    """
    changes: list[tuple[Table, str, Any]] = [(table, "as_of", "begin dit jaar")]
    if "companies" in table.get("area", {}):
        changes.append((table["area"], "companies", "ongeveer 60"))
    changes += [(item, "sent", "120") for item in _items(table, "surveys") if "sent" in item]
    changes += [(item, "draft", "ja") for item in _items(table, "documents")]
    holder, key, value = chance.pick(changes)
    holder[key] = value
    return True


def _unknown_choice(table: Table, _: Chance) -> bool:
    """
    A word that the library does not know, where it fixes them itself.
    """
    table["application"]["kind"] = "verlenging"
    return True


def _unknown_word(table: Table, chance: Chance) -> bool:
    """
    A word that the edition does not declare.
    """
    changes = [(item, "theme") for item in _items(table, "analysis", "measures") if "theme" in item]
    changes += [(item, "role") for item in _items(table, "partners") if "role" in item]
    if not changes:
        return False
    holder, key = chance.pick(changes)
    holder[key] += "en"
    return True


def _unknown_norm(table: Table, chance: Chance) -> bool:
    """
    A finding on a norm that the edition does not have.
    """
    findings = table.get("findings")
    if not findings:
        return False
    chance.pick(findings)["norm"] += "_2"
    return True


def _dangling_reference(table: Table, chance: Chance) -> bool:
    """
    A document that the dossier does not hold.
    """
    if table.get("documents") is None or "documents" in table.get("incomplete", ()):
        return False
    items = tuple(_items(table, "surveys", "inspections", "evaluations"))
    if not items:
        return False
    chance.pick(items)["report"] = "verslag-zoek"
    return True


def _duplicate_id(table: Table, chance: Chance) -> bool:
    """
    An item that was pasted twice.
    """
    names = ("partners", "measures", "documents", "meetings")
    given = [table[name] for name in names if table.get(name)]
    if not given:
        return False
    items = chance.pick(given)
    items.append(dict(chance.pick(items)))
    return True


def _contradicting_counts(table: Table, chance: Chance) -> bool:
    """
    More answers than questions.
    """
    items = [item for item in _items(table, "surveys") if "sent" in item]
    if not items:
        return False
    item = chance.pick(items)
    item["answered"] = item["sent"] + chance.between(1, 30)
    return True


def _percentage(table: Table, chance: Chance) -> bool:
    """
    A percentage where a share belongs.
    """
    items = tuple(_items(table, "surveys"))
    if not items:
        return False
    chance.pick(items)["response"] = chance.between(12, 60)
    return True


def _reversed_period(table: Table, chance: Chance) -> bool:
    """
    A period that ends before it begins.
    """
    items = tuple(_items(table, "incidents"))
    if not items:
        return False
    item = chance.pick(items)
    item["period_from"], item["period_until"] = item["period_until"], item["period_from"]
    return True


def _contradicting_term(table: Table, _: Chance) -> bool:
    """
    A first certificate that is the third.
    """
    table["application"]["kind"] = "eerste"
    table["application"]["term"] = 3
    return True


def _other_format(table: Table, chance: Chance) -> bool:
    """
    A format that the library does not read, or none.
    """
    if chance.happens(0.5):
        del table["format"]
    else:
        table["format"] = "kvo-norms/dossier/9"
    return True


def _in_its_text(_: Table, __: Chance) -> bool:
    """
    The text of the file is what is wrong.
    """
    return True


_DAY = re.compile(r'(?m)("?as_of"?\s*[=:]\s*"?\d{4})-\d\d-\d\d')


def _impossible_date(text: str, _: Chance) -> str:
    """
    The thirtieth of February.
    """
    return _DAY.sub(r"\1-02-30", text, count=1)


def _cut_off(text: str, chance: Chance) -> str:
    """
    The text ends in the middle of a value.
    """
    quotes = [found.end() for found in re.finditer(r'[=:] "\w', text)]
    later = quotes[len(quotes) // 3 :]
    return text[: chance.pick(later)]


def _repeated_key(text: str, _: Chance) -> str:
    """
    The same key twice.
    """
    found = re.search(r'(?m)("?as_of"?\s*[=:]\s*"?\d{4}-\d\d-\d\d"?)(,\s*|\n)', text)
    return text if found is None else text[: found.end()] + found[0] + text[found.end() :]


FAULTS: Mapping[str, Callable[[Table, Chance], bool]] = {
    "misspelt_key": _misspelt_key,
    "wrong_type": _wrong_type,
    "unknown_choice": _unknown_choice,
    "unknown_word": _unknown_word,
    "unknown_norm": _unknown_norm,
    "impossible_date": _in_its_text,
    "dangling_reference": _dangling_reference,
    "duplicate_id": _duplicate_id,
    "contradicting_counts": _contradicting_counts,
    "contradicting_term": _contradicting_term,
    "percentage": _percentage,
    "reversed_period": _reversed_period,
    "other_format": _other_format,
    "repeated_key": _in_its_text,
    "cut_off": _in_its_text,
}
"""
Every way in which a file can be wrong. Each says whether the dossier lends itself to it, and
changes the table only where it does.
"""

TEXT_FAULTS: Mapping[str, Callable[[str, Chance], str]] = {
    "impossible_date": _impossible_date,
    "repeated_key": _repeated_key,
    "cut_off": _cut_off,
}
