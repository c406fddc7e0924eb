package dev.bulletin.gateway.page;

import dev.bulletin.contract.dashboard.DataSource;
import java.util.List;

/** A dashboard's figures and where the whole of it is. */
record MarketView(String path, List<TileView> tiles, List<DataSource> sources) {}
