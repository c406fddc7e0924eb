package dev.bulletin.report.store;

import dev.bulletin.contract.report.BodyFormat;

/** A report in one language, as it is kept. */
public record StoredText(
    String title, String summary, String body, BodyFormat format, int readingMinutes) {}
