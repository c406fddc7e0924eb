package dev.bulletin.contract.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What the room of a dashboard is told when a tile changes: the parts of a {@link Tile} that move.
 */
public record LiveTile(String key, String unit, Figure figure, @Nullable Figure change) {}
