package dev.bulletin.contract.dashboard;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who gives figures, as readers are told.
 *
 * @param name as samples name it, such as {@code binance}
 * @param title such as {@code Binance}
 * @param terms where its terms of use stand; null where there are none
 */
public record DataSource(String name, String title, @Nullable URI terms) {}
