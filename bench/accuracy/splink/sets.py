"""How somebody who knows Splink would link each real set: columns cleaned in SQL, its own comparisons, four or five
blocking rules, EM sessions that cover each other's columns. The settings follow Splink's own examples where it has one
(FEBRL 3 and the fake 1000). Nothing is tuned with the truth."""

from dataclasses import dataclass

import splink.comparison_library as cl
from splink import block_on


@dataclass(frozen=True)
class Set:
    """`columns` is the SELECT list over the raw rows; the first of `train` are EM sessions, in order."""

    columns: str
    comparisons: list
    blocking: list
    train: list
    deterministic: list
    recall: float
    link_type: str = "dedupe_only"


FEBRL = Set(
    columns="""given_name, surname, street_number, address_1, suburb, postcode, state, soc_sec_id, date_of_birth""",
    comparisons=[
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("address_1", [0.9]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("postcode", [1]).configure(term_frequency_adjustments=True),
    ],
    blocking=[
        block_on("soc_sec_id"),
        block_on("given_name", "surname"),
        block_on("date_of_birth"),
        block_on("surname", "postcode"),
        block_on("given_name", "postcode"),
        block_on("address_1", "street_number"),
    ],
    train=[block_on("date_of_birth"), block_on("given_name", "surname"), block_on("soc_sec_id")],
    deterministic=[block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
    recall=0.9,
)

FAKE_1000 = Set(
    columns="first_name, surname, dob, city, email",
    comparisons=[
        cl.NameComparison("first_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email"),
    ],
    blocking=[
        block_on("first_name"),
        block_on("surname"),
        block_on("dob"),
        block_on("email"),
    ],
    train=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
    deterministic=[block_on("first_name", "surname", "dob"), block_on("email")],
    recall=0.7,
)

RLDATA_500 = Set(
    columns="""fname_c1, lname_c1, "by" AS year, bm, bd,
        concat_ws('-', "by", lpad(bm, 2, '0'), lpad(bd, 2, '0')) AS birth""",
    comparisons=[
        cl.JaroWinklerAtThresholds("fname_c1", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("lname_c1", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("year"),
        cl.ExactMatch("bm"),
        cl.ExactMatch("bd"),
    ],
    blocking=[
        block_on("fname_c1", "lname_c1"),
        block_on("birth"),
        block_on("lname_c1", "year"),
        block_on("fname_c1", "year"),
        block_on("fname_c1", "bm", "bd"),
        block_on("lname_c1", "bm", "bd"),
    ],
    train=[block_on("birth"), block_on("fname_c1", "lname_c1")],
    deterministic=[block_on("fname_c1", "birth"), block_on("lname_c1", "birth")],
    recall=0.8,
)

PLAIN = "nullif(trim(regexp_replace(lower({}), '[^a-z0-9]+', ' ', 'g')), '')"

FODORS_ZAGATS = Set(
    columns=f"""{PLAIN.format('name')} AS name, {PLAIN.format('addr')} AS addr, {PLAIN.format('city')} AS city,
        nullif(regexp_replace(phone, '\\D', '', 'g'), '') AS phone,
        regexp_extract(addr, '^\\d+') AS number""",
    comparisons=[
        cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]),
        cl.JaroWinklerAtThresholds("addr", [0.95, 0.88]),
        cl.JaroWinklerAtThresholds("city", [0.9]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("phone"),
    ],
    blocking=[
        block_on("phone"),
        block_on("name"),
        block_on("number", "city"),
        block_on("substr(name, 1, 4)", "city"),
        block_on("substr(name, 1, 3)", "substr(phone, 1, 6)"),
    ],
    train=[block_on("phone"), block_on("name")],
    deterministic=[block_on("phone"), block_on("name", "city")],
    recall=0.9,
    link_type="link_only",
)

CHICAGO = Set(
    columns=f"""{PLAIN.format('"Site name"')} AS name, {PLAIN.format('"Address"')} AS address,
        left(nullif(regexp_replace("Zip", '\\D', '', 'g'), ''), 5) AS zip,
        nullif(right(regexp_replace("Phone", '\\D', '', 'g'), 7), '') AS phone,
        regexp_extract("Address", '^\\s*(\\d+)', 1) AS number""",
    comparisons=[
        cl.JaroWinklerAtThresholds("name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("address", [0.95, 0.88]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("phone", [1]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("number", [1]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("zip").configure(term_frequency_adjustments=True),
    ],
    blocking=[
        block_on("address"),
        block_on("phone"),
        block_on("number", "substr(address, 1, 8)"),
        block_on("number", "zip"),
        block_on("name", "zip"),
    ],
    train=[block_on("address"), block_on("phone"), block_on("name")],
    deterministic=[block_on("address", "phone"), block_on("address", "name")],
    recall=0.6,
)

SETS = {
    "febrl1": FEBRL,
    "febrl2": FEBRL,
    "febrl3": FEBRL,
    "splink-fake1000": FAKE_1000,
    "rldata500": RLDATA_500,
    "fodors-zagats": FODORS_ZAGATS,
    "chicago": CHICAGO,
}
