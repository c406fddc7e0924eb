package dev.bulletin.contract.dashboard;

/** Asks for the definition of a dashboard; NOT_FOUND when there is none of that name. */
public record FindDefinition(String name) {}
