package dev.bulletin.realtime.reader;

import dev.bulletin.common.web.Addresses;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.realtime.transport.ClientSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A reader as those see it who look after the node.
 *
 * @param who nothing before its first word
 */
record Glimpse(
    Optional<Identity> who, ClientSocket socket, Outbox outbox, int rooms, Duration age) {
  /**
   * As the contract has it.
   *
   * @param now by the readers' clock, in nanoseconds
   * @param at the same by everybody's
   */
  ReaderTraffic on(String node, long now, Instant at) {
    return new ReaderTraffic(
        node,
        who.map(Identity::client).orElse(""),
        who.map(Identity::user).orElse(""),
        Addresses.network(socket.address()),
        socket.kind().label(),
        at.minus(age),
        rooms,
        outbox.frames(),
        outbox.bytes(),
        outbox.marks(),
        outbox.marks() == 0 ? null : at.minusNanos(outbox.stalledFor(now)),
        waiting());
  }

  private @Nullable Long waiting() {
    OptionalLong waiting = socket.waiting();
    return waiting.isPresent() ? waiting.getAsLong() : null;
  }
}
