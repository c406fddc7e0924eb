package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.dashboard.series.CandleLength;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Binance is asked for at {@code GET /api/v3/klines}.
 *
 * @param from the first that is wanted; empty for as many up to now as one answer holds
 */
record CandleQuestion(String pair, CandleLength length, Optional<Instant> from) {
  /** As many as one answer holds. */
  static final int LIMIT = 1_000;

  /** From the newest on that is kept, whose span may not have ended when it was. */
  static CandleQuestion after(String pair, CandleLength length, List<Candle> kept) {
    return new CandleQuestion(pair, length, kept.stream().map(Candle::at).reduce((a, b) -> b));
  }

  String pathAndQuery() {
    String startTime = from.map(at -> "&startTime=" + at.toEpochMilli()).orElse("");
    return "/api/v3/klines?symbol=%s&interval=%s&limit=%d%s"
        .formatted(TickerAnswer.symbol(pair), length.label(), LIMIT, startTime);
  }
}
