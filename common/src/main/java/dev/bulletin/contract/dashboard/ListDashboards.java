package dev.bulletin.contract.dashboard;

/** Asks which dashboards there are. */
public record ListDashboards() {}
