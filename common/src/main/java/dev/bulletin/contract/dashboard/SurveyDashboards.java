package dev.bulletin.contract.dashboard;

/** Asks how every dashboard is defined at present, for those who define them. */
public record SurveyDashboards() {}
