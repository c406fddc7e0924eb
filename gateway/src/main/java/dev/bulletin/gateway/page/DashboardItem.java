package dev.bulletin.gateway.page;

/** A dashboard in the list of all. */
record DashboardItem(String path, String title, String description) {}
