package dev.bulletin.common.cache;

/**
 * The right to load what is kept under a key.
 *
 * @param token nobody else has it
 * @param since when the loading began, in the order of invalidations
 */
record Ticket(String key, String token, String since) {}
