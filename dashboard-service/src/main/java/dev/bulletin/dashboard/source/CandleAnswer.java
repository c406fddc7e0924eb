package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Candle;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Binance answers to {@code GET /api/v3/klines}: arrays of opening time, opening,
 * highest, lowest and closing price, volume, and more that is not wanted. Whatever is missing, is
 * no number, is no possible candle, does not follow the one before, or does not reach up to now
 * makes the whole answer invalid.
 */
final class CandleAnswer {
  private static final int FIELDS = 6;

  private final CandleQuestion question;
  private final TimeWindow window;
  private final List<Candle> candles = new ArrayList<>();

  private CandleAnswer(CandleQuestion question, Instant now) {
    this.question = question;
    this.window = new TimeWindow(now, Duration.between(Instant.EPOCH, now));
  }

  /** The candles in an answer received now, by time. */
  static List<Candle> candles(Buffer body, CandleQuestion question, Instant now) {
    var answer = new CandleAnswer(question, now);
    Fields.array(body).forEach(answer::add);
    answer.checkWhole();
    return List.copyOf(answer.candles);
  }

  private void add(@Nullable Object element) {
    if (!(element instanceof JsonArray fields) || fields.size() < FIELDS) {
      throw invalid("something is no candle");
    }
    Instant at = window.check(name("opening time"), time(fields));
    candles.add(
        possible(
            new Candle(
                at,
                price(fields, 1),
                price(fields, 2),
                price(fields, 3),
                price(fields, 4),
                Fields.text(name("volume"), fields.getValue(5)).notNegative())));
  }

  private Instant time(JsonArray fields) {
    Instant at = Fields.millis(name("opening time"), fields.getValue(0));
    Duration span = question.length().duration();
    if (at.toEpochMilli() % span.toMillis() != 0) {
      throw invalid("a span does not begin where spans do");
    }
    if (!candles.isEmpty() && !at.isAfter(last().at())) {
      throw invalid("candles are not by time");
    }
    return at;
  }

  private BigDecimal price(JsonArray fields, int index) {
    return Fields.text(name("price"), fields.getValue(index)).positive();
  }

  private Candle possible(Candle candle) {
    BigDecimal lower = candle.open().min(candle.close());
    BigDecimal upper = candle.open().max(candle.close());
    if (candle.low().compareTo(lower) > 0 || candle.high().compareTo(upper) < 0) {
      throw invalid("a candle opens or closes outside of its range");
    }
    return candle;
  }

  /** An answer must reach up to now, unless it is full and goes on in the next. */
  private void checkWhole() {
    if (candles.isEmpty() || candles.size() > CandleQuestion.LIMIT) {
      throw invalid("there are no candles, or too many");
    }
    if (question.from().filter(from -> candles.get(0).at().isBefore(from)).isPresent()) {
      throw invalid("candles begin before they should");
    }
    boolean goesOn = question.from().isPresent() && candles.size() == CandleQuestion.LIMIT;
    Instant due = window.now().minus(question.length().duration().multipliedBy(2));
    if (!goesOn && last().at().isBefore(due)) {
      throw invalid("the last candle is too long ago");
    }
  }

  private Candle last() {
    return candles.get(candles.size() - 1);
  }

  private String name(String field) {
    return question.length().series(question.pair()) + ": " + field;
  }

  private RuntimeException invalid(String problem) {
    return Fields.invalid(name(problem));
  }
}
