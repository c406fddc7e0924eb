package dev.bulletin.contract.report;

/** Asks for all plans; there are few. */
public record ListSnapshotPlans() {}
