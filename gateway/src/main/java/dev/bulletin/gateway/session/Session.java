package dev.bulletin.gateway.session;

import dev.bulletin.gateway.person.Person;
import java.time.Instant;

/** Someone who is signed in, and since when they have been quiet. */
record Session(Person person, Instant lastSeenAt) {}
