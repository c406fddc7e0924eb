package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads what Finnhub answers to {@code GET /api/v1/quote}. Whatever is missing, is no number or no
 * possible one, or is of no recent time makes the answer invalid; of a symbol that it does not know
 * Finnhub says zeros.
 */
final class QuoteAnswer {
  /** Longer than exchanges have ever been closed for holidays. */
  private static final Duration MAX_AGE = Duration.ofDays(7);

  private QuoteAnswer() {}

  /** The samples of the symbol in an answer received now. */
  static List<Sample> samples(Buffer body, String symbol, String source, Instant now) {
    Fields quote = Fields.of(body);
    Instant at = quote.seconds("t", new TimeWindow(now, MAX_AGE));
    return List.of(
        new Sample(SeriesName.price(symbol), quote.number("c").positive(), at, source),
        new Sample(SeriesName.changeOfDay(symbol), quote.number("dp").change(), at, source));
  }
}
