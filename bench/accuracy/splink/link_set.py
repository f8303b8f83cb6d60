"""Links one of the real sets with Splink 4 on DuckDB: the peer of `npm run bench accuracy`. See sets.py."""

import argparse
import logging

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.blocking_analysis import cumulative_comparisons_to_be_scored_from_blocking_rules_data

from figures import Stages, Warnings, best_figures, pair_figures, peak_mib, write_result
from sets import SETS


def read(connection, chosen, inputs):
    """One table per file, named a, b ...: the id and the cleaned columns. The truth goes to a table of its own."""
    tables = []
    for index, file in enumerate(inputs):
        name = chr(ord("a") + index)
        connection.execute(f"CREATE TABLE raw_{name} AS SELECT * FROM read_csv(?, all_varchar = true)", [file])
        connection.execute(f"CREATE TABLE {name} AS SELECT id AS unique_id, {chosen.columns} FROM raw_{name}")
        tables.append(name)
    union = " UNION ALL ".join(f"SELECT id AS unique_id, truth FROM raw_{name}" for name in tables)
    connection.execute(f"CREATE TABLE truth AS {union}")
    return tables


def train(linker, chosen, max_pairs):
    linker.training.estimate_probability_two_random_records_match(chosen.deterministic, recall=chosen.recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=max_pairs, seed=1)
    for rule in chosen.train:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def link(connection, options, stages):
    chosen = SETS[options.set]
    with stages.stage("read and clean"):
        tables = read(connection, chosen, options.input)
        settings = SettingsCreator(
            link_type=chosen.link_type,
            comparisons=chosen.comparisons,
            blocking_rules_to_generate_predictions=chosen.blocking,
            retain_matching_columns=False,
        )
        linker = Linker(tables if len(tables) > 1 else tables[0], settings, DuckDBAPI(connection))
    with stages.stage("train"):
        train(linker, chosen, options.max_pairs)
    with stages.stage("block and score"):
        predictions = linker.inference.predict(threshold_match_probability=0.001)
    with stages.stage("cluster"):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, options.threshold)
    return tables, linker, predictions, clusters


def count_pairs(connection, options, tables):
    chosen = SETS[options.set]
    by_rule = cumulative_comparisons_to_be_scored_from_blocking_rules_data(
        table_or_tables=tables if len(tables) > 1 else tables[0],
        blocking_rules=chosen.blocking,
        link_type=chosen.link_type,
        db_api=DuckDBAPI(connection),
        unique_id_column_name="unique_id",
        source_dataset_column_name="source_dataset" if len(tables) > 1 else None,
    )
    return int(by_rule["row_count"].sum())


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", required=True, choices=sorted(SETS))
    parser.add_argument("--input", required=True, action="append", help="CSV with the columns id and truth")
    parser.add_argument("--output", required=True, help="receives the figures (JSON)")
    parser.add_argument("--scratch", default=".", help="not used: these sets fit into memory")
    parser.add_argument("--max-pairs", type=float, default=1e7, help="random pairs for u; a small set has fewer")
    parser.add_argument("--threshold", type=float, default=0.95, help="match probability at which records are joined")
    return parser.parse_args()


def main():
    options = parse_options()
    warnings = Warnings()
    logging.getLogger("splink").setLevel(logging.WARNING)
    connection, stages = duckdb.connect(), Stages()
    tables, linker, predictions, clusters = link(connection, options, stages)
    peak = peak_mib()
    at_threshold = {"threshold": options.threshold, **pair_figures(connection, clusters.physical_name, "truth")}
    write_result(
        options.output,
        {
            "versions": {"splink": splink.__version__, "duckdb": duckdb.__version__},
            "records": connection.execute("SELECT count(*) FROM truth").fetchone()[0],
            "seconds": stages.total,
            "stages": stages.seconds,
            "peakMiB": peak,
            "atThreshold": at_threshold,
            "best": best_figures(linker, predictions, connection, "truth"),
            "pairs": count_pairs(connection, options, tables),
            "warnings": warnings.messages,
        },
    )


if __name__ == "__main__":
    main()
