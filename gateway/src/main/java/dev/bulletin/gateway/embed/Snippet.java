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
    private static final int FRAME = 130;

    static Size of(Panel panel) {
      int tiles = panel.tiles().size();
      return switch (panel.kind()) {
        case TILES -> new Size(480, FRAME + 160 * ((tiles + 1) / 2));
        case TABLE -> new Size(640, FRAME + 50 * (tiles + 1));
        case GAUGE -> new Size(320, FRAME + 300);
        case DOUGHNUT -> new Size(480, FRAME + 220 + 60 * tiles);
        case TIME_SERIES, CANDLESTICK -> new Size(640, FRAME + 420);
        case TEXT -> new Size(480, FRAME + 200);
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
