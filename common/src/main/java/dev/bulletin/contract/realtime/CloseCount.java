package dev.bulletin.contract.realtime;

/**
 * How many connections have ended with a code.
 *
 * @param code the one that we gave, or {@code reader} where the reader went or its network did
 */
public record CloseCount(String code, long count) {}
