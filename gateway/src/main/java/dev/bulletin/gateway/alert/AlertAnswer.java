package dev.bulletin.gateway.alert;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;

/** One rule. */
public record AlertAnswer(Provenance provenance, Alert alert) implements Answer {}
