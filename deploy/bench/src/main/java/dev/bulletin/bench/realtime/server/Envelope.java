package dev.bulletin.bench.realtime.server;

import dev.bulletin.contract.realtime.RoomMessage;

/** A message as servers without envelopes of their own tell it. */
public final class Envelope {
  private Envelope() {}

  public static String text(RoomMessage message) {
    return "{\"room\":\"%s\",\"type\":\"%s\",\"key\":\"%s\",\"at\":\"%s\",\"id\":\"%s\",\"data\":%s}"
        .formatted(
            message.room(),
            message.type(),
            message.key(),
            message.at(),
            message.id(),
            message.json());
  }
}
