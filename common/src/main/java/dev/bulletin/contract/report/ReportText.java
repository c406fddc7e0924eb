package dev.bulletin.contract.report;

/**
 * A report in one language.
 *
 * @param title plain text, 1 to 200 characters
 * @param summary plain text, at most 1,000 characters
 * @param body Markdown, at most 1 MiB
 */
public record ReportText(String title, String summary, String body) {}
