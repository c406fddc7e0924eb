package dev.bulletin.gateway.page;

/**
 * A report as a template shows it; an empty text is not shown.
 *
 * @param publishedAt for programs
 * @param published the same, for people
 * @param revised the revision's time, for people, between the words around it
 */
record ArticleView(
    String lang,
    String title,
    String summary,
    String tags,
    String by,
    String reading,
    boolean draft,
    String publishedAt,
    String published,
    String revisedAt,
    String revisedBefore,
    String revised,
    String revisedAfter,
    SafeHtml html) {}
