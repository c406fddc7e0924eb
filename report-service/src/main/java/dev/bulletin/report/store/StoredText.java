package dev.bulletin.report.store;

/** A report in one language, as it is kept. */
public record StoredText(String title, String summary, String body, int readingMinutes) {}
