"""Links one of the real sets with Splink 4 on DuckDB: the peer of `npm run bench accuracy`. See sets.py."""

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator

from linking import Run, make_parser
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


def link(run, chosen):
    """The tables that were read, and what came of them."""
    with run.stages.stage("read and clean"):
        read_tables = read(run.connection, chosen, run.options.input)
        tables = read_tables if len(read_tables) > 1 else read_tables[0]
        settings = SettingsCreator(
            link_type=chosen.link_type,
            comparisons=chosen.comparisons,
            blocking_rules_to_generate_predictions=chosen.blocking,
            retain_matching_columns=False,
        )
        linker = Linker(tables, settings, DuckDBAPI(run.connection))
    run.train(linker, chosen.deterministic, chosen.recall, chosen.train)
    predictions, clusters = run.score_and_cluster(linker, keep=0.001)
    run.end()
    return tables, (linker, predictions, clusters)


def parse_options():
    parser = make_parser(__doc__)
    parser.add_argument("--set", required=True, choices=sorted(SETS))
    parser.add_argument("--input", required=True, action="append", help="CSV with the columns id and truth")
    return parser.parse_args()


def main():
    options = parse_options()
    chosen = SETS[options.set]
    run = Run(duckdb.connect(config={"temp_directory": options.scratch}), options)
    tables, linked = link(run, chosen)
    sources = "source_dataset" if isinstance(tables, list) else None
    pairs = run.count_pairs(
        tables, chosen.blocking, link_type=chosen.link_type, source_dataset_column_name=sources
    )
    run.write(*linked, pairs)


if __name__ == "__main__":
    main()
