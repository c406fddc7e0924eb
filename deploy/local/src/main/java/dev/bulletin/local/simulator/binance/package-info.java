/** Binance's market data, imitated. */
@NullMarked
package dev.bulletin.local.simulator.binance;

import org.jspecify.annotations.NullMarked;
