package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.suite.Kind;
import dev.bulletin.faults.suite.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Readers, writers and sockets, from the start to the end of a suite. */
public final class Load implements AutoCloseable {
  private static final int SEEDS = 8;
  private static final Duration NEWS_LIMIT = Duration.ofSeconds(6);

  private final LoadSize size;
  private final Sockets sockets;
  private final Writers seeds;
  private final Writers writers;
  private final Readers readers;

  private Load(Suite suite, Ledger ledger, LoadSize size) {
    String run = UUID.randomUUID().toString().substring(0, 8);
    this.size = size;
    Figures figures = new Figures();
    Gateways gateways = new Gateways(Origins.of(suite.door(Kind.GATEWAY)));
    this.seeds = new Writers("seed-" + run + "-", gateways, ledger);
    CompletableFuture.allOf(
            IntStream.range(0, SEEDS)
                .mapToObj(i -> seeds.write())
                .toArray(CompletableFuture<?>[]::new))
        .join();
    List<String> slugs = seeds.reports().stream().map(Report::slug).toList();
    this.sockets =
        Sockets.open(size.sockets(), Origins.of(suite.door(Kind.REALTIME)), ledger, figures);
    this.writers = new Writers("news-" + run + "-", gateways, ledger);
    this.readers =
        Readers.start(
            gateways,
            ledger,
            new Questions(figures).about(slugs),
            Readers.Patience.USUAL,
            size.readsPerSecond());
  }

  /** Starts all; writers begin when {@link #publish()} says so. */
  public static Load start(Suite suite, Ledger ledger, LoadSize size) {
    return new Load(suite, ledger, size);
  }

  /** Lets the writers begin: what they publish counts for each socket from now on. */
  public void publish() {
    writers.start(size.reportsPerMinute());
  }

  /** Whether all sockets are in their rooms and are told prices of this moment. */
  public boolean isHeard() {
    return sockets.joined() == size.sockets()
        && sockets.newestPrice().isAfter(Instant.now().minus(NEWS_LIMIT));
  }

  /** How many sockets are in their rooms. */
  public int joined() {
    return sockets.joined();
  }

  /** Ends the writing, and notes what is lost of all that was written; all must be well. */
  public void settle() {
    writers.settle();
    seeds.verify();
    writers.verify();
    sockets.verify(writers.reports());
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
    seeds.close();
    sockets.close();
  }
}
