package dev.bulletin.gateway.hook;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;

/** One hook. */
public record HookAnswer(Provenance provenance, Hook hook) implements Answer {}
