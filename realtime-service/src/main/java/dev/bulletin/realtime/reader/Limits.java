package dev.bulletin.realtime.reader;

/**
 * What one reader, and all of them, may take up.
 *
 * @param rooms of one reader at the same time
 * @param connections of the node
 * @param messageBytes of one message from a reader
 */
public record Limits(int rooms, int connections, int messageBytes) {}
