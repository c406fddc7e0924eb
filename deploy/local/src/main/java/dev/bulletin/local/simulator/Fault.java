package dev.bulletin.local.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be wrong with an external API. */
enum Fault {
  /** It answers as it should. */
  NONE,
  /** It answers with status 500. */
  ERROR,
  /** It takes the request and does not answer. */
  STALL,
  /** It says that it was asked too often, with status 429. */
  LIMIT,
  /** It answers with status 200 and something that is no JSON. */
  GARBAGE,
  /** It breaks off half-way through its answer. */
  CUT,
  /** It answers with prices below zero and shares above a hundred. */
  LIE;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Fault> of(String code) {
    return Arrays.stream(values()).filter(fault -> fault.code().equals(code)).findFirst();
  }
}
