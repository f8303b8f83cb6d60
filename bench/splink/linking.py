"""What each program does with Splink alike: its options, training, scoring and clustering by stages, and the result at
the end. Imported by the programs that link persons and the accuracy sets."""

import argparse
import logging

import duckdb
import splink
from splink import DuckDBAPI
from splink.blocking_analysis import cumulative_comparisons_to_be_scored_from_blocking_rules_data

from figures import THRESHOLDS, Stages, Warnings, best_figures, pair_figures, peak_mib, write_result


def make_parser(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--output", required=True, help="receives the figures (JSON)")
    parser.add_argument("--scratch", required=True, help="folder for what does not fit into memory")
    # Splink's default of 1e6 it calls too small itself: levels that are rare by chance are never seen, and F1 at 1 M
    # persons is half a per cent lower. 1e8, which it advises instead, takes ten times as long. A small set has fewer.
    parser.add_argument("--max-pairs", type=float, default=1e7, help="random pairs for u")
    parser.add_argument("--threshold", type=float, default=0.95, help="match probability at which records are joined")
    return parser


class Run:
    """One linkage on one connection, by stages that are timed; what only the report needs is worked out after them."""

    def __init__(self, connection, options):
        self.connection = connection
        self.options = options
        self.stages = Stages()
        self.warnings = Warnings()
        self.peak = None
        logging.getLogger("splink").setLevel(logging.WARNING)

    def train(self, linker, deterministic, recall, sessions):
        """u from random pairs, m by EM sessions; the prior from rules of which nearly all pairs are one."""
        with self.stages.stage("train"):
            linker.training.estimate_probability_two_random_records_match(deterministic, recall=recall)
            linker.training.estimate_u_using_random_sampling(max_pairs=self.options.max_pairs, seed=1)
            for rule in sessions:
                linker.training.estimate_parameters_using_expectation_maximisation(rule)

    def score_and_cluster(self, linker, keep):
        """The pairs from the match probability `keep` on, and the clusters at the threshold."""
        with self.stages.stage("block and score"):
            predictions = linker.inference.predict(threshold_match_probability=keep)
        with self.stages.stage("cluster"):
            clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, self.options.threshold)
        return predictions, clusters

    def end(self):
        """Everything that is timed is done: from here on memory does not count."""
        self.peak = peak_mib()

    def count_pairs(self, tables, rules, **more):
        by_rule = cumulative_comparisons_to_be_scored_from_blocking_rules_data(
            table_or_tables=tables,
            blocking_rules=rules,
            db_api=DuckDBAPI(self.connection),
            unique_id_column_name="unique_id",
            **more,
        )
        return int(by_rule["row_count"].sum())

    def write(self, linker, predictions, clusters, pairs, thresholds=THRESHOLDS):
        """Compares with the table `truth` (unique_id, truth) and writes the result."""
        figures = pair_figures(self.connection, clusters.physical_name, "truth")
        write_result(
            self.options.output,
            {
                "versions": {"splink": splink.__version__, "duckdb": duckdb.__version__},
                "records": self.connection.execute("SELECT count(*) FROM truth").fetchone()[0],
                "seconds": self.stages.total,
                "stages": self.stages.seconds,
                "peakMiB": self.peak,
                "atThreshold": {"threshold": self.options.threshold, **figures},
                "best": best_figures(linker, predictions, self.connection, "truth", thresholds),
                "pairs": pairs,
                "warnings": self.warnings.messages,
            },
        )
