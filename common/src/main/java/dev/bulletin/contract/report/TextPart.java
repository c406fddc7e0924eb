package dev.bulletin.contract.report;

/**
 * A piece of a text that was found.
 *
 * @param match whether the piece is what was looked for
 */
public record TextPart(String text, boolean match) {}
