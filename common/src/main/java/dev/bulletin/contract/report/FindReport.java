package dev.bulletin.contract.report;

/**
 * Asks for one report in one language.
 *
 * @param drafts whether reports that are not published may be shown
 */
public record FindReport(String slug, Language language, boolean drafts) {}
