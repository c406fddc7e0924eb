package dev.bulletin.contract.report;

/** Asks for a report as it is written, in all its languages; for people who write. */
public record FindManuscript(String slug) {}
