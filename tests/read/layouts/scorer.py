"""How much of a gold was found: a figure is ``found of so many that are there, right of so many given``."""

import difflib
import re

LISTS = ("qualifications", "substantive", "important", "invalidity", "tender_failure")
NUMBERS = ("budget", "ceiling", "bond", "validity_days")
SAME = str.maketrans("（）：；，。“”【】", '():;,.""[]')


def figures(got, gold):
    """Return ``{name: (found, there, right, given)}`` for facts and lists; ``got`` is the printed reading."""
    made = {"facts": _facts(got["facts"], gold["facts"])}
    for key in LISTS:
        made[key] = _quotes(got[key], gold[key])
    made["scoring"] = _named(got["scoring"], gold["scoring"], "item")
    made["forms"] = _named(got["forms"], gold["forms"], "title")
    return made


def norm(text):
    """Return the text without spaces and punctuation."""
    return re.sub(r"[\s\u3000\.,;:\"'、·_（）()\[\]《》<>]+", "", str(text).translate(SAME)).lower()


def _facts(got, gold):
    given = {key: str(got[key]["value"]) for key in gold if got.get(key) and got[key]["value"]}
    right = sum(_same(key, value, gold[key]) for key, value in given.items())
    return right, sum(map(bool, gold.values())), right, len(given)


def _same(key, value, accepted):
    if key in NUMBERS:
        return _number(value) in {_number(one) for one in accepted}
    if key == "opening_place":
        return any(norm(value) in norm(one) or norm(one) in norm(value) for one in accepted)
    return norm(value) in {norm(one) for one in accepted}


def _number(text):
    return re.sub(r"\.0+$", "", re.sub(r"[,，\s元天日]", "", text))


def _quotes(got, gold):
    """A clause is found when the first 14 characters of one quote stand in the other."""
    there, given = ([norm(one["quote"]) for one in side] for side in (gold, got))

    def met(one, others):
        return any(one and other and (one[:14] in other or other[:14] in one) for other in others)

    found = sum(met(one, given) for one in there)
    return found, len(there), sum(met(one, there) for one in given), len(given)


def _named(got, gold, key):
    """A name is found once, when it is alike; an item of the score must have its points too."""
    left, found = list(got), 0
    for one in gold:
        match = next((other for other in left if _alike(other, one, key)), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found, len(gold), found, len(got)


def _alike(got, gold, key):
    name, other = norm(gold[key] if isinstance(gold, dict) else gold), norm(got[key])
    near = other and (
        name in other or other in name or difflib.SequenceMatcher(None, name, other).ratio() >= 0.8
    )
    points = key != "item" or abs(float(got["points"] or -1) - float(gold["points"])) < 0.01
    return bool(near and points)
