package dev.bulletin.contract.report;

/** Asks what differs between two revisions of a report. */
public record CompareRevisions(String slug, int from, int to) {}
