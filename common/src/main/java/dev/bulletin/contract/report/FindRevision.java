package dev.bulletin.contract.report;

/** Asks for a report as it was after one of its writes. */
public record FindRevision(String slug, int revision) {}
