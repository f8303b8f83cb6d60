"""Links a person file with Splink 4 on DuckDB: the peer of `npm run bench linkage`.

The blocking rules are those of ../person.yaml and of ../limit; the comparisons are their equivalents among Splink's own:
Levenshtein for numbers and dates (Damerau-Levenshtein takes seven times as long here, for an F1 that differs by 0.0001),
Jaro-Winkler for names and addresses, term frequencies where values are shared by many. Trained as Splink's documentation
has it: u from random pairs, m by two EM sessions whose blocking rules cover each other's columns. Only what the linkage
needs is retained, which is Splink's fastest way.
"""

import argparse
import logging
from pathlib import Path

import duckdb
import splink
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_analysis import cumulative_comparisons_to_be_scored_from_blocking_rules_data

from figures import Stages, Warnings, best_figures, pair_figures, peak_mib, write_result

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


def connect(options):
    config = {"threads": options.threads, "temp_directory": options.scratch}
    connection = duckdb.connect(config=config)
    connection.execute("SET VARIABLE input = ?", [options.input])
    return connection


def train(linker, max_pairs):
    linker.training.estimate_probability_two_random_records_match(DETERMINISTIC_RULES, recall=DETERMINISTIC_RECALL)
    linker.training.estimate_u_using_random_sampling(max_pairs=max_pairs, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("resident_id"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name", "birth_date"))


def link(connection, options, stages):
    with stages.stage("read and clean"):
        connection.execute(CLEANING.read_text(encoding="utf-8"))
        linker = Linker("persons", SETTINGS, DuckDBAPI(connection))
    with stages.stage("train"):
        train(linker, options.max_pairs)
    with stages.stage("block and score"):
        predictions = linker.inference.predict(threshold_match_probability=options.keep)
    with stages.stage("cluster"):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, options.threshold)
    with stages.stage("store"):
        columns = "SELECT unique_id, cluster_id FROM " + clusters.physical_name
        connection.execute(f"COPY ({columns}) TO '{options.scratch}/splink-clusters.csv' (HEADER)")
    return linker, predictions, clusters


def count_pairs(connection):
    by_rule = cumulative_comparisons_to_be_scored_from_blocking_rules_data(
        table_or_tables="persons",
        blocking_rules=BLOCKING_RULES,
        link_type="dedupe_only",
        db_api=DuckDBAPI(connection),
        unique_id_column_name="unique_id",
        max_rows_limit=1e10,
    )
    return int(by_rule["row_count"].sum())


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", required=True, help="person file (CSV)")
    parser.add_argument("--output", required=True, help="receives the figures (JSON)")
    parser.add_argument("--scratch", required=True, help="folder for what does not fit into memory")
    parser.add_argument("--threads", type=int, default=2)
    # Splink's default of 1e6 it calls too small itself: levels that are rare by chance are never seen, and F1 at 1 M
    # records is half a per cent lower. 1e8, which it advises instead, takes ten times as long.
    parser.add_argument("--max-pairs", type=float, default=1e7, help="random pairs for u")
    parser.add_argument("--keep", type=float, default=0.5, help="match probability below which pairs are dropped")
    parser.add_argument("--threshold", type=float, default=0.95, help="match probability at which records are joined")
    return parser.parse_args()


def main():
    options = parse_options()
    warnings = Warnings()
    logging.getLogger("splink").setLevel(logging.WARNING)
    connection, stages = connect(options), Stages()
    linker, predictions, clusters = link(connection, options, stages)
    peak = peak_mib()
    # What follows is for the report and is not timed; only here the truth is read.
    connection.execute(
        "CREATE TABLE truth AS SELECT id AS unique_id, truth FROM read_csv(getvariable('input'), all_varchar = true)"
    )
    at_threshold = {"threshold": options.threshold, **pair_figures(connection, clusters.physical_name, "truth")}
    thresholds = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999]
    write_result(
        options.output,
        {
            "versions": {"splink": splink.__version__, "duckdb": duckdb.__version__},
            "records": connection.execute("SELECT count(*) FROM persons").fetchone()[0],
            "seconds": stages.total,
            "stages": stages.seconds,
            "peakMiB": peak,
            "atThreshold": at_threshold,
            "best": best_figures(linker, predictions, connection, "truth", thresholds),
            "pairs": count_pairs(connection),
            "warnings": warnings.messages,
        },
    )


if __name__ == "__main__":
    main()
