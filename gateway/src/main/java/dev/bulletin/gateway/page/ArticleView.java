package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Heading;
import java.util.List;

/**
 * A report as a template shows it; an empty text is not shown.
 *
 * @param publishedAt for programs
 * @param published the same, for people
 * @param revised the revision's time, for people, between the words around it
 * @param contents the headings that the sidebar leads to; none for a short report
 * @param elsewhere the report in its other languages
 */
record ArticleView(
    String lang,
    String title,
    String summary,
    List<TagLink> tags,
    String by,
    String reading,
    boolean draft,
    String publishedAt,
    String published,
    String revisedAt,
    String revisedBefore,
    String revised,
    String revisedAfter,
    String pdf,
    List<Heading> contents,
    List<LanguageLink> elsewhere,
    SafeHtml html) {}
