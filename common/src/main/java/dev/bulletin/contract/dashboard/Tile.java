package dev.bulletin.contract.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A tile of a dashboard: a figure and, where there is one, its change.
 *
 * @param key names the tile on its dashboard and in its room, such as {@code BTC-USDT}
 * @param name the thing's own name, such as {@code Bitcoin}
 * @param unit of the figure, such as {@code USDT}
 * @param change over 24 hours, in percent
 */
public record Tile(String key, String name, String unit, Figure figure, @Nullable Figure change) {}
