package dev.bulletin.bench.render;

/** A row of a market table, with its numbers written out as view models have them. */
record TableRow(
    int rank,
    String path,
    String name,
    String price,
    String change,
    String volume,
    boolean highlighted) {
  static TableRow of(int rank) {
    return new TableRow(
        rank,
        "/en/dashboards/asset-" + rank,
        "Asset & Co. no. " + rank,
        "%,d.%02d".formatted(100_000 - 37 * rank, rank % 100),
        "%+d.%02d%%".formatted(rank % 9 - 4, rank * 7 % 100),
        "%,d".formatted(9_000_000L * rank),
        rank % 10 == 0);
  }
}
