package dev.bulletin.gateway.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Finds the address of a host and refuses it if it may not be sent to. The connection is then made
 * to that very address: what the name means a moment later makes no difference.
 */
final class CheckedHosts {
  /** Names that nobody answers for hold up no other work than this. */
  private static final int THREADS = 4;

  private final WorkerExecutor workers;
  private final ReachableAddresses reachable;
  private final Names names;

  CheckedHosts(Vertx vertx, ReachableAddresses reachable, Names names) {
    this.workers = vertx.createSharedWorkerExecutor("bulletin-hook-hosts", THREADS);
    this.reachable = reachable;
    this.names = names;
  }

  /** What a host's name means at present; may take long. */
  @FunctionalInterface
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** Fails with {@link UnknownHostException} or {@link ForbiddenAddressException}. */
  Future<InetAddress> find(URI url) {
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    return workers.executeBlocking(() -> checked(host), /* ordered= */ false);
  }

  /** One that may not be sent to spoils the others: nobody needs such a mixture. */
  private InetAddress checked(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!reachable.has(address)) {
        throw new ForbiddenAddressException();
      }
    }
    return addresses[0];
  }

  Future<Void> close() {
    return workers.close();
  }

  /** The address is none that may be sent to. */
  static final class ForbiddenAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException() {
      super("the address may not be sent to", null, false, false);
    }
  }
}
