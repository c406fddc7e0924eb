package dev.bulletin.gateway.token;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** The tokens that somebody looks after, by name. */
record TokenList(Provenance provenance, List<IssuedToken> tokens) implements Answer {
  TokenList {
    tokens = List.copyOf(tokens);
  }
}
