package dev.bulletin.gateway.page;

import java.util.List;

/** A dashboard's figures and where the whole of it is. */
record MarketView(String path, List<TileView> tiles) {}
