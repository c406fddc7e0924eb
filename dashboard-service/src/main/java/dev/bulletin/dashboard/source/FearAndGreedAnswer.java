package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads what alternative.me answers to {@code GET /fng/?limit=1}. An error it tells of, an index
 * that is missing or not from 0 to 100, or one of no recent time makes the answer invalid.
 */
final class FearAndGreedAnswer {
  /** It is made once a day. */
  private static final Duration MAX_AGE = Duration.ofDays(3);

  private FearAndGreedAnswer() {}

  /** The one sample in an answer received now. */
  static Sample sample(Buffer body, String source, Instant now) {
    Fields answer = Fields.of(body);
    if (!answer.object("metadata").isNull("error")) {
      throw Fields.invalid("the answer tells of an error");
    }
    Fields index = answer.only("data");
    return new Sample(
        SeriesName.MARKET_FEAR_AND_GREED,
        index.text("value").share(),
        index.textSeconds("timestamp", new TimeWindow(now, MAX_AGE)),
        source);
  }
}
