package dev.bulletin.gateway.page;

import java.util.List;

/**
 * A dashboard as a template shows it.
 *
 * @param made when, for the page's script
 * @param json where its figures are for programs; empty for nowhere
 */
record BoardView(
    String name, String made, List<PanelView> panels, List<SourceView> sources, String json) {
  BoardView withoutAddress() {
    return new BoardView(
        name,
        made,
        panels.stream().map(PanelView::withoutSnippet).toList(),
        sources,
        /* json= */ "");
  }

  /**
   * Who gave figures.
   *
   * @param terms where its terms of use stand; empty for none
   */
  record SourceView(String name, String title, String terms) {}

  /**
   * A way to look back further, or less far.
   *
   * @param current whether the page does
   */
  record RangeLink(String path, String label, boolean current) {}
}
