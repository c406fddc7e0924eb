package dev.bulletin.contract.dashboard;

/**
 * A change of a definition that is committed.
 *
 * @param revision the new one; 0 after it was deleted
 */
public record DefinitionWritten(String name, int revision) {}
