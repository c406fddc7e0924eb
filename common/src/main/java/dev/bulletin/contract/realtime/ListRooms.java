package dev.bulletin.contract.realtime;

import org.jspecify.annotations.Nullable;

/**
 * Asks which rooms somebody is in.
 *
 * @param prefix of their names; empty for all
 * @param after the last name of the page before
 * @param limit the most that are wanted
 */
public record ListRooms(String prefix, @Nullable String after, int limit) {}
