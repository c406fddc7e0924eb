package dev.bulletin.local.simulator.binance;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a ticker with Binance's words: prices as strings of eight decimals, times in millis. */
final class TickerJson {
  private TickerJson() {}

  /**
   * A ticker.
   *
   * @param sign of the last price: a liar's is below zero
   */
  static JsonObject of(Ticker ticker, int sign) {
    return new JsonObject()
        .put("symbol", ticker.market().symbol())
        .put("priceChange", text(ticker.change()))
        .put("priceChangePercent", ticker.changePercent().toPlainString())
        .put("weightedAvgPrice", text(ticker.average()))
        .put("prevClosePrice", text(ticker.previous()))
        .put("lastPrice", text(ticker.last().multiply(BigDecimal.valueOf(sign))))
        .put("lastQty", text(quantity(ticker, 1)))
        .put("bidPrice", text(ticker.bid()))
        .put("bidQty", text(quantity(ticker, 7)))
        .put("askPrice", text(ticker.ask()))
        .put("askQty", text(quantity(ticker, 5)))
        .put("openPrice", text(ticker.open()))
        .put("highPrice", text(ticker.high()))
        .put("lowPrice", text(ticker.low()))
        .put("volume", text(ticker.volume()))
        .put("quoteVolume", text(ticker.quoteVolume()))
        .put("openTime", ticker.openTime().toEpochMilli())
        .put("closeTime", ticker.closeTime().toEpochMilli())
        .put("firstId", ticker.lastId() - ticker.count() + 1)
        .put("lastId", ticker.lastId())
        .put("count", ticker.count());
  }

  /** So many times the size of a usual trade. */
  private static BigDecimal quantity(Ticker ticker, int times) {
    return BigDecimal.valueOf(times * ticker.market().dailyVolume() / ticker.count())
        .setScale(4, RoundingMode.HALF_UP);
  }

  private static String text(BigDecimal number) {
    return number.setScale(8, RoundingMode.HALF_UP).toPlainString();
  }
}
