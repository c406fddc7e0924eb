package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.gateway.studio.Form;

/**
 * A definition as it stands in the form.
 *
 * @param slug the dashboard's name
 * @param revision that the writer had before them; 0 for a new one and for one that is as it came
 */
record TypedDefinition(String slug, int revision, String yaml) {
  /** Something to begin with. */
  private static final String EXAMPLE =
      """
      title: {en: A new dashboard, vi: Bảng số liệu mới}
      description: {en: What it shows., vi: Bảng này cho thấy gì.}
      tiles:
        - key: price
          name: Bitcoin
          series: BTC-USDT.price
          unit: USDT
          change: BTC-USDT.change24h
      panels:
        - key: now
          kind: tiles
          title: {en: Now, vi: Hiện tại}
          place: {column: 1, row: 1, width: 4, height: 1}
          tiles: [price]
        - key: moves
          kind: time-series
          title: {en: How it has moved, vi: Diễn biến}
          place: {column: 5, row: 1, width: 8, height: 3}
          tiles: [price]
      """;

  static TypedDefinition example() {
    return new TypedDefinition("", 0, EXAMPLE);
  }

  /** As it is kept. */
  static TypedDefinition of(DashboardDefinition kept) {
    return new TypedDefinition(kept.name(), kept.revision(), kept.yaml());
  }

  /** As it was sent; the name is that of the page, or the form's for a new one. */
  static TypedDefinition read(Form form, String slug, int revision) {
    return new TypedDefinition(slug, revision, form.text("yaml"));
  }

  TypedDefinition at(int otherRevision) {
    return new TypedDefinition(slug, otherRevision, yaml);
  }

  SaveDefinition command(Principal principal) {
    return new SaveDefinition(principal, slug, yaml, revision);
  }
}
