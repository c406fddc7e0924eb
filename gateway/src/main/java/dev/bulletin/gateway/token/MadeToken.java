package dev.bulletin.gateway.token;

import dev.bulletin.gateway.person.RandomKey;

/** A token that was made, with what it is shown by. */
public record MadeToken(long id, RandomKey key) {}
