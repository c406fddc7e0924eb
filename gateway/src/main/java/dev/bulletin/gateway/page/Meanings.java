package dev.bulletin.gateway.page;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Threshold;
import dev.bulletin.contract.report.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one language what figures mean. Immutable. */
final class Meanings {
  private final Language language;

  Meanings(Language language) {
    this.language = language;
  }

  /** A threshold for the page's script. */
  private record Told(BigDecimal from, String level, String label) {}

  /**
   * What a value means by the last threshold that it has reached.
   *
   * @param value null when missing
   */
  TileView.Meaning of(List<Threshold> thresholds, @Nullable BigDecimal value) {
    List<Told> told = thresholds.stream().map(this::tell).toList();
    Told reached = new Told(BigDecimal.ZERO, "", "");
    for (Told each : told) {
      if (value != null && value.compareTo(each.from()) >= 0) {
        reached = each;
      }
    }
    String json = told.isEmpty() ? "" : JsonMapper.string(told);
    return new TileView.Meaning(reached.level(), reached.label(), json);
  }

  private Told tell(Threshold threshold) {
    LocalizedText label = threshold.label();
    return new Told(
        threshold.from(),
        threshold.level().name().toLowerCase(Locale.ROOT),
        label == null ? "" : label.in(language));
  }
}
