package dev.bulletin.report.browse;

import dev.bulletin.contract.report.Language;

/** Asks what leads to a report from elsewhere. */
public record FindTeaser(String slug, Language language) {}
