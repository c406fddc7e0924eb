package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;

/**
 * Who asks for a connection, by its request.
 *
 * @param address empty when it is not known
 */
public record Visitor(Format format, String address) {}
