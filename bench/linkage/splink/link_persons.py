"""Links a person file with Splink 4 on DuckDB: the peer of `npm run bench linkage`.

The blocking rules are those of ../person.yaml and of ../limit; the comparisons are their equivalents among Splink's own:
Levenshtein for numbers and dates (Damerau-Levenshtein takes seven times as long here, for an F1 that differs by 0.0001),
Jaro-Winkler for names and addresses, term frequencies where values are shared by many. Trained as Splink's documentation
has it: u from random pairs, m by two EM sessions whose blocking rules cover each other's columns. Only what the linkage
needs is retained, which is Splink's fastest way.
"""

from pathlib import Path

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from linking import Run, make_parser

CLEANING = Path(__file__).parent.parent / "clean-persons.sql"

BLOCKING_RULES = [
    block_on("resident_id"),
    block_on("name", "birth_date"),
    block_on("phone"),
    block_on("birth_date", "address"),
    block_on("name", "address"),
]

# One character of three differs: 0.82; one of two: 0.70.
NAME = cl.CustomComparison(
    output_column_name="name",
    comparison_description="name or former name",
    comparison_levels=[
        cll.NullLevel("name"),
        cll.ExactMatchLevel("name", term_frequency_adjustments=True),
        cll.CustomLevel("name_l = former_name_r OR name_r = former_name_l", "name is the other's former name"),
        cll.JaroWinklerLevel("name", 0.8),
        cll.JaroWinklerLevel("name", 0.66),
        cll.ElseLevel(),
    ],
)

SETTINGS = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=BLOCKING_RULES,
    comparisons=[
        cl.LevenshteinAtThresholds("resident_id", [1, 2]),
        NAME,
        cl.LevenshteinAtThresholds("birth_date", [1, 2]),
        cl.ExactMatch("sex"),
        cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("address", [0.9, 0.8]).configure(term_frequency_adjustments=True),
    ],
    retain_matching_columns=False,
    retain_intermediate_calculation_columns=False,
)

# Pairs of which nearly all are one person, and the share of all such pairs that they are about.
DETERMINISTIC_RULES = [block_on("resident_id"), block_on("name", "birth_date"), block_on("name", "phone")]
DETERMINISTIC_RECALL = 0.8

# EM sessions that cover each other's columns.
TRAINING_RULES = [block_on("resident_id"), block_on("name", "birth_date")]


def connect(options):
    config = {"threads": options.threads, "temp_directory": options.scratch}
    connection = duckdb.connect(config=config)
    connection.execute("SET VARIABLE input = ?", [options.input])
    return connection


def link(run):
    connection, options = run.connection, run.options
    with run.stages.stage("read and clean"):
        connection.execute(CLEANING.read_text(encoding="utf-8"))
        linker = Linker("persons", SETTINGS, DuckDBAPI(connection))
    run.train(linker, DETERMINISTIC_RULES, DETERMINISTIC_RECALL, TRAINING_RULES)
    predictions, clusters = run.score_and_cluster(linker, options.keep)
    with run.stages.stage("store"):
        columns = "SELECT unique_id, cluster_id FROM " + clusters.physical_name
        connection.execute(f"COPY ({columns}) TO '{options.scratch}/splink-clusters.csv' (HEADER)")
    run.end()
    return linker, predictions, clusters


def parse_options():
    parser = make_parser(__doc__)
    parser.add_argument("--input", required=True, help="person file (CSV)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--keep", type=float, default=0.5, help="match probability below which pairs are dropped")
    return parser.parse_args()


def main():
    options = parse_options()
    run = Run(connect(options), options)
    linked = link(run)
    # What follows is for the report and is not timed; only here the truth is read.
    run.connection.execute(
        "CREATE TABLE truth AS SELECT id AS unique_id, truth FROM read_csv(getvariable('input'), all_varchar = true)"
    )
    pairs = run.count_pairs("persons", BLOCKING_RULES, link_type="dedupe_only", max_rows_limit=1e10)
    run.write(*linked, pairs, thresholds=[0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999])


if __name__ == "__main__":
    main()
