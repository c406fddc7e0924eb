package dev.bulletin.gateway.hook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log: something that a hook is told of.
 *
 * @param number names the delivery
 * @param message the {@code webhook-id}
 * @param state {@code waiting}, {@code delivered} or {@code given_up}
 * @param dueAt when it is tried next; null when it is not
 * @param outcome how the last attempt went; null before the first
 * @param status that was answered last; null when there was no answer
 * @param millis that the last attempt took
 */
public record Delivery(
    long number,
    String message,
    String event,
    String state,
    int attempts,
    Instant createdAt,
    @Nullable Instant dueAt,
    @Nullable String outcome,
    @Nullable Integer status,
    @Nullable Integer millis,
    @Nullable Instant lastAt) {}
