package dev.bulletin.contract.report;

/** Asks how a body would look, and what is wrong with it; for people who write. */
public record PreviewText(Language language, String body, BodyFormat format) {}
