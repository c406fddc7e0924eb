package dev.bulletin.contract.dashboard;

/**
 * What is wrong with a definition.
 *
 * @param line of the YAML, from 1
 * @param path such as {@code panels[2].tiles[0]}; empty for the whole
 * @param reason what to change
 */
public record DefinitionProblem(int line, String path, String reason) {}
