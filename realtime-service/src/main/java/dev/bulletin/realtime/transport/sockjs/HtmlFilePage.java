package dev.bulletin.realtime.transport.sockjs;

/** The beginning of a page of scripts, each of which hands a frame to the page around it. */
final class HtmlFilePage {
  /** Browsers begin to show a page after its first kilobyte. */
  private static final int SHOWN = 1_025;

  private static final String HEAD =
      """
      <!doctype html>
      <html><head>
        <meta http-equiv="X-UA-Compatible" content="IE=edge" />
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
      </head><body>
        <script>
          document.domain = document.domain;
          var c = parent.%s;
          c.start();
          function p(frame) { c.message(frame); }
          window.onload = function () { c.stop(); };
        </script>
      """;

  private HtmlFilePage() {}

  /** The callback's name has been checked before. */
  static String head(String callback) {
    String head = HEAD.formatted(callback);
    return head + " ".repeat(Math.max(0, SHOWN - head.length())) + "\r\n\r\n";
  }
}
