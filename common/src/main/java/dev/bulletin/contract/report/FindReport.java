package dev.bulletin.contract.report;

/**
 * Asks for one report in one language. The answer to an address that a report has left is that
 * report, whose slug is another; of a withdrawn report the answer is GONE.
 *
 * @param drafts whether reports that are not published may be shown
 */
public record FindReport(String slug, Language language, boolean drafts) {}
