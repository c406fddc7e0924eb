package dev.bulletin.gateway.page;

import dev.bulletin.contract.dashboard.Panel.Place;
import dev.bulletin.gateway.board.Dial;
import dev.bulletin.gateway.board.Slices.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A panel as a template shows it: one of its parts is there.
 *
 * @param kind such as {@code time-series}
 * @param snippet the HTML by which another site shows it; empty where there is none
 */
record PanelView(
    String key,
    String kind,
    String title,
    Place place,
    List<TileView> tiles,
    List<TileView> rows,
    @Nullable Gauge gauge,
    @Nullable Doughnut doughnut,
    @Nullable ChartView chart,
    String text,
    String snippet) {

  /**
   * A value between two ends.
   *
   * @param dial null while the value is missing
   */
  record Gauge(TileView tile, Dial dial, String min, String max, String from, String to) {}

  /**
   * Parts of a whole.
   *
   * @param percent whether they are parts of 100
   * @param rest what is left; null for nothing
   */
  record Doughnut(List<Part> parts, boolean percent, @Nullable Rest rest, TileView.Format format) {}

  /** A part with its place on the ring. */
  record Part(TileView tile, int number, int colour, boolean dashed, Slice slice) {}

  PanelView withoutSnippet() {
    return new PanelView(
        key, kind, title, place, tiles, rows, gauge, doughnut, chart, text, /* snippet= */ "");
  }

  /** What no tile tells of. */
  record Rest(String value, Slice slice) {}
}
