package dev.bulletin.contract.report;

/**
 * A heading of a report's body.
 *
 * @param level 2 to 6
 * @param id its anchor in the HTML
 * @param text without markup
 */
public record Heading(int level, String id, String text) {}
