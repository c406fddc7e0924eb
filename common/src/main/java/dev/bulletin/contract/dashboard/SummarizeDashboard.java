package dev.bulletin.contract.dashboard;

/** Asks for the current state of a dashboard, such as {@code crypto}. */
public record SummarizeDashboard(String name) {}
