package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what CoinGecko answers to {@code GET /api/v3/simple/price}. Whatever is missing, is no
 * number or no possible one, or is of no recent time makes the whole answer invalid.
 */
final class PriceAnswer {
  private static final Duration MAX_AGE = Duration.ofDays(1);

  private PriceAnswer() {}

  /** The samples of the coins in an answer received now. */
  static List<Sample> samples(Buffer body, List<Coin> coins, String source, Instant now) {
    Fields answer = Fields.of(body);
    var window = new TimeWindow(now, MAX_AGE);
    return coins.stream()
        .flatMap(coin -> samples(coin, answer.object(coin.coinGeckoId()), source, window))
        .toList();
  }

  private static Stream<Sample> samples(
      Coin coin, Fields fields, String source, TimeWindow window) {
    Instant at = fields.seconds("last_updated_at", window);
    String pair = coin.inDollars();
    return Stream.of(
        new Sample(SeriesName.price(pair), fields.number("usd").positive(), at, source),
        new Sample(
            SeriesName.change24h(pair), fields.number("usd_24h_change").change(), at, source));
  }
}
