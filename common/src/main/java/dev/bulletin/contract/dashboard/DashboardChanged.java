package dev.bulletin.contract.dashboard;

/** A definition was saved or deleted; told after the commit. */
public record DashboardChanged(String name) {}
