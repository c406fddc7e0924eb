package dev.bulletin.contract.report;

/**
 * What is wrong with a body.
 *
 * @param line of the body, from 1
 * @param reason what to change
 */
public record BodyProblem(int line, String reason) {}
