package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tiles readable in one language. Immutable. */
final class TileViews {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,10}");

  /** So end the names of series of changes since an exchange's last close. */
  private static final String SINCE_CLOSE = ".change-day";

  private final Language language;
  private final Words words;
  private final Numbers numbers;
  private final Times times;
  private final Meanings meanings;

  TileViews(Language language, Words words) {
    this.language = language;
    this.words = words;
    this.numbers = new Numbers(language.locale(), words);
    this.meanings = new Meanings(language);
    this.times = new Times(language.locale(), words);
  }

  /** Every figure of a dashboard, by its key and in its order. */
  Map<String, TileView> views(DashboardSummary summary, Instant now) {
    Map<String, TileView> views = new LinkedHashMap<>();
    Map<String, String> sources =
        summary.sources().stream().collect(Collectors.toMap(DataSource::name, DataSource::title));
    summary.tiles().forEach(tile -> views.put(tile.key(), view(tile, sources, now)));
    return views;
  }

  private TileView view(Tile tile, Map<String, String> sources, Instant now) {
    BigDecimal value = tile.figure().value();
    Instant at = tile.figure().at();
    return value == null || at == null ? missing(tile) : present(tile, value, at, sources, now);
  }

  private TileView present(
      Tile tile, BigDecimal value, Instant at, Map<String, String> sources, Instant now) {
    boolean stale = tile.figure().stale();
    BigDecimal percent = percentOf(tile.change());
    Direction direction = percent == null ? Direction.FLAT : numbers.direction(percent);
    String source = Objects.requireNonNullElse(tile.figure().source(), "");
    return new TileView(
        tile.key(),
        tile.name().in(language),
        symbolOf(tile),
        stale ? "stale" : "fresh",
        stale,
        /* missing= */ false,
        numbers.value(value, tile.format()),
        unitOf(tile),
        percent == null ? "" : numbers.percent(percent),
        periodOf(tile),
        direction.code(),
        direction.arrow(),
        stale ? words.text("script.stale", "age", times.age(Duration.between(at, now))) : "",
        Times.attribute(at),
        times.clock(at, now),
        sources.getOrDefault(source, source),
        freshSeconds(tile.figure(), at),
        value.toPlainString(),
        formatOf(tile),
        meanings.of(tile.thresholds(), value),
        /* spark= */ null);
  }

  private TileView missing(Tile tile) {
    return new TileView(
        tile.key(),
        tile.name().in(language),
        symbolOf(tile),
        "missing",
        /* stale= */ false,
        /* missing= */ true,
        words.text("script.dash"),
        unitOf(tile),
        /* change= */ "",
        periodOf(tile),
        Direction.FLAT.code(),
        Direction.FLAT.arrow(),
        words.text("script.missing"),
        /* at= */ "",
        /* time= */ "",
        /* source= */ "",
        /* freshSeconds= */ 0,
        /* raw= */ "",
        formatOf(tile),
        meanings.of(tile.thresholds(), null),
        /* spark= */ null);
  }

  private static TileView.Format formatOf(Tile tile) {
    Integer decimals = tile.format().decimals();
    return new TileView.Format(
        tile.format().style().name().toLowerCase(Locale.ROOT),
        decimals == null ? "" : decimals.toString());
  }

  /** A percent sign is written with the number already. */
  private static String unitOf(Tile tile) {
    boolean written = tile.format().style() == FigureFormat.Style.PERCENT;
    return written && tile.unit().equals("%") ? "" : tile.unit();
  }

  private static long freshSeconds(Figure figure, Instant at) {
    Instant staleAt = figure.staleAt();
    return staleAt == null ? 0 : Duration.between(at, staleAt).toSeconds();
  }

  private static @Nullable BigDecimal percentOf(@Nullable Figure change) {
    return change == null ? null : change.value();
  }

  /** Of {@code BTC-USDT} that is BTC; a name that is its own symbol needs none. */
  private String symbolOf(Tile tile) {
    String key = tile.key();
    int hyphen = key.indexOf('-');
    String symbol = hyphen < 0 ? "" : key.substring(0, hyphen);
    return SYMBOL.matcher(symbol).matches() && !symbol.equals(tile.name().in(language))
        ? symbol
        : "";
  }

  /** Exchanges compare with the close before, all others with the same time a day before. */
  private String periodOf(Tile tile) {
    Figure change = tile.change();
    return change != null && change.series().endsWith(SINCE_CLOSE)
        ? words.text("change.sinceClose")
        : words.text("script.period");
  }
}
