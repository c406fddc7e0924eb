package dev.bulletin.gateway.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node that has not answered, or is not heard of any more: its readers are counted nowhere.
 *
 * @param address where its sockets were reached, as {@code host:port}; empty when it has not said
 * @param answeredAt when it last did; null when it never has
 */
public record MissingNode(String node, String address, @Nullable Instant answeredAt) {}
