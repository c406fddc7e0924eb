package dev.bulletin.contract.realtime;

/**
 * The message is on its way to all nodes.
 *
 * @param id of the message, as those in the room see it
 */
public record PublishedToRoom(String room, String id) {}
