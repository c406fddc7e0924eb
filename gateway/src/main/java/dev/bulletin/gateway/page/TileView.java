package dev.bulletin.gateway.page;

/**
 * A tile as a template shows it; an empty text is not shown.
 *
 * @param symbol the short name beside the name
 * @param state {@code fresh}, {@code stale} or {@code missing}
 * @param note why the figure is not as it should be
 * @param at the time by its source, for programs
 * @param time the same, for people
 */
record TileView(
    String key,
    String name,
    String symbol,
    String state,
    boolean stale,
    boolean missing,
    String value,
    String unit,
    String change,
    String direction,
    String arrow,
    String note,
    String at,
    String time,
    String source,
    long freshSeconds) {}
