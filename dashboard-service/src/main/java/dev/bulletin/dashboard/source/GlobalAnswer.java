package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads what CoinGecko answers to {@code GET /api/v3/global}. Whatever is missing, is no number or
 * no possible one, or is of no recent time makes the whole answer invalid.
 */
final class GlobalAnswer {
  private static final Duration MAX_AGE = Duration.ofDays(1);

  private final String source;
  private final Instant at;

  private GlobalAnswer(String source, Instant at) {
    this.source = source;
    this.at = at;
  }

  /** The samples in an answer received now. */
  static List<Sample> samples(Buffer body, String source, Instant now) {
    Fields data = Fields.of(body).object("data");
    Fields shares = data.object("market_cap_percentage");
    var answer = new GlobalAnswer(source, data.seconds("updated_at", new TimeWindow(now, MAX_AGE)));
    return List.of(
        answer.sample(
            SeriesName.MARKET_CAPITALISATION,
            data.object("total_market_cap").number("usd").positive()),
        answer.sample(
            SeriesName.MARKET_VOLUME24H, data.object("total_volume").number("usd").positive()),
        answer.sample(
            SeriesName.MARKET_CAPITALISATION_CHANGE24H,
            data.number("market_cap_change_percentage_24h_usd").change()),
        answer.sample(SeriesName.MARKET_DOMINANCE_BTC, shares.number("btc").share()),
        answer.sample(SeriesName.MARKET_DOMINANCE_ETH, shares.number("eth").share()));
  }

  private Sample sample(String series, BigDecimal value) {
    return new Sample(series, value, at, source);
  }
}
