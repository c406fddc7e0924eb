package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.transport.deflate.Compression;
import java.util.Optional;

/**
 * Who asks for a connection, by its request.
 *
 * @param address empty when it is not known
 * @param compression if it is agreed
 */
public record Visitor(Format format, String address, Optional<Compression> compression) {}
