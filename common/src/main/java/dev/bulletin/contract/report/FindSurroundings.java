package dev.bulletin.contract.report;

/** Asks what stands around a published report in one language. */
public record FindSurroundings(String slug, Language language) {}
