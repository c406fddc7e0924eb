package dev.bulletin.gateway.page;

/**
 * A line of a list of reports, as a template shows it.
 *
 * @param level of its heading, 1 to 6
 * @param publishedAt for programs
 * @param date the same, for people
 */
record ReportItem(
    int level,
    String slug,
    String path,
    String title,
    String summary,
    String tags,
    String reading,
    String publishedAt,
    String date) {
  /** Below the page's title, or below the title of a section. */
  static final int BELOW_TITLE = 2;

  static final int BELOW_SECTION = 3;

  /** What the page's script copies to show a new report. */
  static ReportItem blank(int level) {
    return new ReportItem(level, "", "", "", "", "", "", "", "");
  }
}
