package dev.bulletin.dashboard.push;

/**
 * Something pushed that is not kept.
 *
 * @param line where it stands, from 1: the line of line protocol, or the element of JSON
 * @param reason what was wrong
 */
public record Rejection(int line, String reason) {}
