package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Counts;
import dev.bulletin.faults.suite.Suite;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds every figure that is told against what its source said. Thread-safe. */
final class Figures {
  private static final String STALE = "stale";

  /** Of a tile of a page: key, state, time, for how many seconds it is fresh. */
  private static final Pattern TILE =
      Pattern.compile(
          "data-tile=\"(\\w+)-USDT\" data-state=\"(\\w*)\" data-at=\"([^\"]+)\""
              + " data-fresh=\"(\\d+)\".*?data-part=\"value\">([^<]+)<.*?data-part=\"unit\"[^>]*>(\\w+)<",
          Pattern.DOTALL);

  private final Truth truth = new Truth();

  /**
   * A figure of an answer or of a room.
   *
   * @param asked before which it was not answered; what is fresh must have been so then
   */
  void check(JsonObject figure, Instant asked, Counts counts) {
    Object value = figure.getValue("value");
    if (value == null) {
      return;
    }
    String series = figure.getString("series");
    Instant at = figure.getInstant("at");
    Instant staleAt = figure.getInstant("staleAt");
    check(series, new BigDecimal(value.toString()), at, counts);
    boolean isOld = staleAt.isBefore(asked) && !figure.getBoolean("stale");
    boolean isLongFresh =
        Truth.isOfExchange(series) && staleAt.isAfter(at.plus(Suite.FRESHNESS_LIMIT));
    if (isOld || isLongFresh) {
      counts.falselyFresh(figure.encode() + " at " + asked);
    }
  }

  private void check(String series, BigDecimal value, Instant at, Counts counts) {
    Optional<BigDecimal> said = truth.of(series, at);
    if (said.isPresent() && said.get().compareTo(value) != 0) {
      counts.wrongNumber("%s %s of %s, it was %s".formatted(series, value, at, said.get()));
    } else if (said.isPresent()) {
      counts.rightNumber();
    }
  }

  /** The prices of a page in English that are shown with all their decimals. */
  void checkPage(String page, Instant asked, Counts counts) {
    Matcher tile = TILE.matcher(page);
    while (tile.find()) {
      checkTile(tile, asked, counts);
    }
  }

  private void checkTile(Matcher tile, Instant asked, Counts counts) {
    BigDecimal value = new BigDecimal(tile.group(5).strip().replace(",", ""));
    String series = tile.group(1) + "-" + tile.group(6) + ".price";
    Instant at = Instant.parse(tile.group(3));
    Optional<BigDecimal> said = truth.of(series, at);
    if (said.isPresent() && said.get().scale() == value.scale()) {
      check(series, value, at, counts);
    }
    boolean isOld = Truth.isOfExchange(series) && at.plus(Suite.FRESHNESS_LIMIT).isBefore(asked);
    if (isOld && !tile.group(2).equals(STALE)) {
      counts.falselyFresh("%s of %s on a page at %s".formatted(series, at, asked));
    }
  }
}
