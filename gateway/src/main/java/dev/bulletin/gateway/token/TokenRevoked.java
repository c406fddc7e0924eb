package dev.bulletin.gateway.token;

/** A token opens nothing any more, after ten seconds on all instances. */
record TokenRevoked(long id) {}
