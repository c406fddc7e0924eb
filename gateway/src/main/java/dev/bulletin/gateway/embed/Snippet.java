package dev.bulletin.gateway.embed;

import dev.bulletin.contract.dashboard.Panel;

/** The HTML by which another site shows a panel. */
public final class Snippet {
  private Snippet() {}

  /**
   * A frame that is as high as the panel needs in its usual width.
   *
   * @param url the whole address of the panel's page
   * @param title what those hear who do not see the frame
   */
  public static String of(String url, String title, Panel panel) {
    Size size = Size.of(panel);
    return """
        <iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" style="border:0;max-width:100%%"></iframe>"""
        .formatted(escape(url), escape(title), size.width(), size.height());
  }

  /** In pixels. */
  private record Size(int width, int height) {
    /** What stands around a panel. */
    private static final int FRAME = 150;

    static Size of(Panel panel) {
      int tiles = panel.tiles().size();
      return switch (panel.kind()) {
        case TILES -> new Size(480, FRAME + 200 * ((tiles + 2) / 3));
        case TABLE -> new Size(640, FRAME + 45 * (tiles + 1));
        case GAUGE -> new Size(320, FRAME + 280);
        case DOUGHNUT -> new Size(480, FRAME + Math.max(230, 90 + 70 * tiles));
        case TIME_SERIES, CANDLESTICK -> new Size(640, FRAME + 390 + 30 * tiles);
        case TEXT -> new Size(480, FRAME + 350);
      };
    }
  }

  /** For a value between quotation marks. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
