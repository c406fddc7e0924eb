package dev.bulletin.gateway.page;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes tiles readable in one language. Immutable. */
final class TileViews {
  private final Words words;
  private final Numbers numbers;
  private final Times times;
  private final long freshSeconds;

  TileViews(Locale locale, Words words, Duration freshness) {
    this.words = words;
    this.numbers = new Numbers(locale);
    this.times = new Times(locale, words);
    this.freshSeconds = freshness.toSeconds();
  }

  TileView view(Tile tile, Instant now) {
    BigDecimal value = tile.figure().value();
    Instant at = tile.figure().at();
    return value == null || at == null ? missing(tile) : present(tile, value, at, now);
  }

  private TileView present(Tile tile, BigDecimal value, Instant at, Instant now) {
    boolean stale = tile.figure().stale();
    BigDecimal percent = percentOf(tile.change());
    Direction direction = percent == null ? Direction.FLAT : numbers.direction(percent);
    String source = tile.figure().source();
    return new TileView(
        tile.key(),
        tile.name(),
        symbolOf(tile),
        stale ? "stale" : "fresh",
        stale,
        /* missing= */ false,
        numbers.value(value),
        tile.unit(),
        percent == null ? "" : numbers.percent(percent),
        direction.code(),
        direction.arrow(),
        stale ? words.text("script.stale", "age", times.age(Duration.between(at, now))) : "",
        at.toString(),
        times.clock(at, now),
        source == null ? "" : source,
        freshSeconds);
  }

  private TileView missing(Tile tile) {
    return new TileView(
        tile.key(),
        tile.name(),
        symbolOf(tile),
        "missing",
        /* stale= */ false,
        /* missing= */ true,
        words.text("script.dash"),
        tile.unit(),
        /* change= */ "",
        Direction.FLAT.code(),
        Direction.FLAT.arrow(),
        words.text("script.missing"),
        /* at= */ "",
        /* time= */ "",
        /* source= */ "",
        freshSeconds);
  }

  private static @Nullable BigDecimal percentOf(@Nullable Figure change) {
    return change == null ? null : change.value();
  }

  /** Of {@code BTC-USDT} that is BTC; a name that is its own symbol needs none. */
  private static String symbolOf(Tile tile) {
    String key = tile.key();
    int hyphen = key.indexOf('-');
    String symbol = hyphen < 0 ? "" : key.substring(0, hyphen);
    return symbol.equals(tile.name()) ? "" : symbol;
  }
}
