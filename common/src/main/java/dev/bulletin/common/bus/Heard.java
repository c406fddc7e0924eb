package dev.bulletin.common.bus;

import java.util.Optional;

/**
 * What one of several instances has said.
 *
 * @param answer empty when it has said nothing, or no
 */
public record Heard<A extends Record>(Instance instance, Optional<A> answer) {}
