package dev.bulletin.common.cache;

/** A question of the tests. */
record Ask(String key) {}
