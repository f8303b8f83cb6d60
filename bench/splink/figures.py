"""What a run of Splink is measured by."""

import json
import logging
import resource
import sys
import time
from contextlib import contextmanager
from pathlib import Path

# Match probabilities at which clusters are made to find the best one afterwards: with the truth, which no user has.
THRESHOLDS = [0.01, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999]


class Stages:
    """Seconds by stage, in order."""

    def __init__(self):
        self.seconds = []

    @contextmanager
    def stage(self, name):
        print(f"splink: {name}", file=sys.stderr, flush=True)
        began = time.perf_counter()
        yield
        self.seconds.append({"stage": name, "seconds": round(time.perf_counter() - began, 3)})

    @property
    def total(self):
        return round(sum(stage["seconds"] for stage in self.seconds), 3)


class Warnings(logging.Handler):
    """What Splink itself finds doubtful about the run, such as levels without a trained parameter."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []
        logging.getLogger("splink").addHandler(self)

    def emit(self, record):
        self.messages.append(" ".join(record.getMessage().split()))


def pair_figures(connection, clusters, truth):
    """Pairwise precision, recall and F1 of a table (unique_id, cluster_id) against a table (unique_id, truth).

    Every record of `truth` counts: one that is in no cluster stands alone.
    """
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE judged AS
        SELECT coalesce(c.cluster_id::VARCHAR, t.unique_id::VARCHAR) AS cluster_id, t.truth
        FROM {truth} t LEFT JOIN {clusters} c ON c.unique_id::VARCHAR = t.unique_id::VARCHAR"""
    )

    def pairs(columns):
        sql = f"""SELECT coalesce(sum(n * (n - 1) // 2), 0), coalesce(max(n), 0)
        FROM (SELECT count(*)::HUGEINT AS n FROM judged GROUP BY {columns})"""
        found, largest = connection.execute(sql).fetchone()
        return int(found), int(largest)

    found, largest = pairs("cluster_id")
    actual, largest_true = pairs("truth")
    right, _ = pairs("cluster_id, truth")
    precision = right / found if found else 0.0
    recall = right / actual if actual else 0.0
    f1 = 2 * right / (found + actual) if found + actual else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "largestCluster": largest,
        "largestTrue": largest_true,
        "clusters": connection.execute("SELECT count(DISTINCT cluster_id) FROM judged").fetchone()[0],
    }


def best_figures(linker, predictions, connection, truth, thresholds=THRESHOLDS):
    """The figures at whichever threshold has the highest F1. Not part of what is timed."""
    best = None
    for threshold in thresholds:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        figures = {"threshold": threshold, **pair_figures(connection, clusters.physical_name, truth)}
        clusters.drop_table_from_database_and_remove_from_cache()
        if best is None or figures["f1"] > best["f1"]:
            best = figures
    return best


def peak_mib():
    """The highest resident set of this process, in MiB (Linux counts in KiB, macOS in bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)


def write_result(path, result):
    Path(path).write_text(json.dumps(result, indent=2, ensure_ascii=False), encoding="utf-8")
