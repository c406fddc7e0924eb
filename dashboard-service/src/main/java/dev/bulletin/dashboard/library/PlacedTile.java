package dev.bulletin.dashboard.library;

import dev.bulletin.dashboard.definition.TileDefinition;

/** A tile and the name of its dashboard. */
public record PlacedTile(String dashboard, TileDefinition tile) {}
