"""What an offer goes with, as its ProductOffering carries it: the centre judges by it as the counter does."""

from app.domain.offering import FOR_EVERYBODY, Companion, Conditions, OfferingKind, Where
from app.wire.canonical import JsonObject

CONDITIONS = "conditions"  # the characteristic's name


def conditions_object(conditions: Conditions) -> JsonObject:
    return {
        "requires": [_companion(each) for each in conditions.requires],
        "excludes": [_companion(each) for each in conditions.excludes],
        "starsFrom": conditions.stars_from,
    }


def read_conditions(offering_body: JsonObject) -> Conditions:
    """Of a ProductOffering this program made; one without the characteristic, as before 0.3, is for everybody."""
    said = next((each for each in offering_body["prodSpecCharValueUse"] if each["name"] == CONDITIONS), None)
    if said is None:
        return FOR_EVERYBODY
    value = said["productSpecCharacteristicValue"][0]["value"]
    return Conditions(
        tuple(_read_companion(each) for each in value["requires"]),
        tuple(_read_companion(each) for each in value["excludes"]),
        value["starsFrom"],
    )


def _companion(companion: Companion) -> JsonObject:
    return {
        "where": companion.where.value,
        "kinds": [kind.value for kind in companion.kinds],
        "codes": list(companion.codes),
        "leastFen": companion.least_fen,
    }


def _read_companion(row: JsonObject) -> Companion:
    kinds = tuple(OfferingKind(kind) for kind in row["kinds"])
    return Companion(Where(row["where"]), kinds, tuple(row["codes"]), row["leastFen"])
