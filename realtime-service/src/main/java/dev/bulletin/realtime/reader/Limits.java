package dev.bulletin.realtime.reader;

/**
 * What one reader, and all of them, may take up.
 *
 * @param rooms of one reader at the same time
 * @param connections of the node
 * @param connectionsOfUser of one user, on the node
 * @param connectionsOfAddress from one network address, on the node
 * @param messageBytes of one message from a reader
 * @param commandsPerSecond of one reader, on average
 */
public record Limits(
    int rooms,
    int connections,
    int connectionsOfUser,
    int connectionsOfAddress,
    int messageBytes,
    int commandsPerSecond) {}
