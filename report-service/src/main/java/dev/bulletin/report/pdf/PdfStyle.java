package dev.bulletin.report.pdf;

/** How a report looks on paper. */
final class PdfStyle {
  private static final int SHOWN_TITLE = 70;

  /** Takes, in this order: site, title, address, page, of. */
  private static final String PAGE =
      """
      @page {
        size: A4; margin: 24mm 20mm 24mm 20mm;
        @top-left { content: "%s"; font: bold 8pt "DejaVu Sans"; color: #1f5fbf;
          vertical-align: middle }
        @top-right { content: "%s"; font: 8pt "DejaVu Sans"; color: #5d5a53;
          vertical-align: middle; text-align: right }
        @bottom-left { content: "%s"; font: 8pt "DejaVu Sans"; color: #5d5a53;
          vertical-align: middle }
        @bottom-right { content: "%s" counter(page) "%s" counter(pages);
          font: 8pt "DejaVu Sans"; color: #5d5a53; vertical-align: middle; text-align: right }
      }
      """;

  private static final String BODY =
      """
      html, body { margin: 0; padding: 0 }
      body { font: 10pt/1.5 "DejaVu Serif", "DejaVu Sans"; color: #1d1c1a;
        word-wrap: break-word }
      figure, figcaption, section, details { display: block }
      h1, h2, h3, h4, h5, h6 { font-family: "DejaVu Sans"; font-weight: bold; line-height: 1.25;
        page-break-after: avoid; page-break-inside: avoid }
      h1 { font-size: 22pt; margin: 0 0 4mm }
      h2 { font-size: 15pt; margin: 8mm 0 2.5mm }
      h3 { font-size: 12pt; margin: 6mm 0 2mm }
      h4, h5, h6 { font-size: 10pt; margin: 5mm 0 1.5mm }
      p { margin: 0 0 3mm; orphans: 2; widows: 2 }
      ul, ol { margin: 0 0 3mm; padding-left: 7mm }
      li { margin-bottom: 1mm }
      a { color: #1f5fbf; text-decoration: none }
      .summary { font-size: 12pt; color: #3c3a36 }
      .about { font: 8.5pt/1.5 "DejaVu Sans"; color: #5d5a53; margin-bottom: 1mm }
      .contents { border-top: 0.5pt solid #c9c5bb; border-bottom: 0.5pt solid #c9c5bb;
        margin: 6mm 0 8mm; padding: 4mm 0 3mm; font: 9.5pt/1.5 "DejaVu Sans" }
      .contents-title { font-weight: bold; margin-bottom: 2mm; page-break-after: avoid }
      .contents ul { list-style: none; padding: 0; margin: 0 }
      .contents li { margin: 0 }
      .contents .level-3 { padding-left: 6mm }
      .contents a { color: #1d1c1a }
      .contents a::after { content: leader(" .") " " target-counter(attr(href), page);
        color: #5d5a53 }
      blockquote { margin: 0 0 3mm; padding-left: 5mm; border-left: 2pt solid #c9c5bb;
        color: #3c3a36 }
      pre, code, kbd { font-family: "DejaVu Sans Mono"; font-size: 8.5pt }
      pre { background: #f4f2ec; padding: 3mm; margin: 0 0 3mm; line-height: 1.4;
        white-space: pre-wrap; word-wrap: break-word }
      kbd { border: 0.5pt solid #c9c5bb; padding: 0 1mm }
      mark { background: #fdf0c4 }
      del, s { text-decoration: line-through }
      ins, u { text-decoration: underline }
      sub, sup { font-size: 7pt; line-height: 0 }
      small { font-size: 8.5pt }
      hr { border: 0; border-top: 0.5pt solid #c9c5bb; margin: 5mm 0 }
      .task { list-style: none }
      .box { font-family: "DejaVu Sans" }
      dt { font-weight: bold }
      dd { margin: 0 0 2mm 7mm }
      img { max-width: 100%; max-height: 220mm }
      .wide { margin: 0 0 4mm }
      table { border-collapse: collapse; -fs-table-paginate: paginate;
        -fs-page-break-min-height: 20mm; font: 8.5pt/1.4 "DejaVu Sans"; max-width: 100% }
      caption { text-align: left; font-weight: bold; margin-bottom: 1.5mm }
      tr { page-break-inside: avoid }
      th, td { border-bottom: 0.5pt solid #d9d5cb; padding: 1.2mm 2.5mm; text-align: left;
        vertical-align: top; word-wrap: break-word }
      th { border-bottom: 1pt solid #75716a }
      [align=right] { text-align: right }
      [align=center] { text-align: center }
      figure { margin: 4mm 0 5mm; page-break-inside: avoid }
      figure.chart svg { display: block; width: 150mm; height: 75mm }
      figcaption { font: 9pt/1.4 "DejaVu Sans"; color: #3c3a36 }
      .chart-title { font-weight: bold; color: #1d1c1a }
      .chart-note { color: #5d5a53 }
      .chart-notice { color: #5d5a53; font-style: italic }
      .figures { margin-top: 8mm }
      section.footnotes { border-top: 0.5pt solid #c9c5bb; margin-top: 8mm; padding-top: 3mm;
        font-size: 8.5pt }
      """;

  private PdfStyle() {}

  static String of(PdfContent content, PdfWords words) {
    return PAGE.formatted(
            "Bulletin",
            escaped(shortened(content.title())),
            escaped(content.address()),
            words.page(),
            words.of())
        + BODY;
  }

  private static String shortened(String title) {
    if (title.codePointCount(0, title.length()) <= SHOWN_TITLE) {
      return title;
    }
    return title.substring(0, title.offsetByCodePoints(0, SHOWN_TITLE - 1)).strip() + "…";
  }

  /** A title that says {@code "; color: red} stays a title. */
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              if (Character.isLetterOrDigit(letter) || letter == ' ') {
                escaped.appendCodePoint(letter);
              } else {
                escaped.append("\\%06x ".formatted(letter));
              }
            });
    return escaped.toString();
  }
}
