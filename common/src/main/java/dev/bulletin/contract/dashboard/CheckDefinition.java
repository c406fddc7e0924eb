package dev.bulletin.contract.dashboard;

/** Asks what is wrong with a definition, and how it would look; for people who write. */
public record CheckDefinition(String name, String yaml) {}
