package dev.bulletin.dashboard.library;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The bundled dashboards and others, for tests. */
public final class ExampleLibrary {
  public static final String PRICES =
      """
      title: {en: Prices, vi: Giá}
      tiles:
        - key: BTC-USDT
          name: Bitcoin
          series: BTC-USDT.price
          unit: USDT
          change: BTC-USDT.change24h
          fallbacks: [{series: BTC-USD.price, unit: USD, change: BTC-USD.change24h}]
          freshness: 9d
        - key: ETH-USDT
          name: Ether
          series: ETH-USDT.price
          unit: USDT
          change: ETH-USDT.change24h
        - key: load
          name: {en: Load, vi: Tải}
          series: machine.load
          freshness: 5m
          thresholds: [{from: 0, level: good}, {from: 4, level: bad, label: high}]
        - key: hours
          name: By the hour
          series: BTC-USDT.candle-1h
      panels:
        - key: candles
          kind: candlestick
          title: Candles
          place: {column: 1, row: 2, width: 12, height: 1}
          tiles: [hours]
        - key: prices
          kind: tiles
          title: Prices
          place: {column: 1, row: 1, width: 12, height: 1}
          tiles: [BTC-USDT, ETH-USDT, load]
      """;

  private ExampleLibrary() {}

  /** The bundled ones and {@code prices}. */
  public static Dashboards all() {
    Dashboards dashboards = Dashboards.bundled();
    dashboards.accept(List.of(new Definition("prices", PRICES, 1, "lan", Instant.EPOCH)), Set.of());
    return dashboards;
  }
}
