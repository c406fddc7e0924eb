package dev.bulletin.gateway.oidc;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider, on threads of its own: what it says of itself is believed for an hour, and
 * asked for when it is needed, so that the gateway starts without it.
 */
final class Providers {
  private static final Logger log = LoggerFactory.getLogger(Providers.class);
  private static final Duration BELIEVED = Duration.ofHours(1);
  private static final int THREADS = 2;

  private final OidcConfig config;
  private final URI comeBack;
  private final Clock clock;
  private final WorkerExecutor workers;

  /** What was asked last, and when. */
  private record Known(Provider provider, Instant askedAt) {}

  private volatile @Nullable Known known;

  Providers(Vertx vertx, OidcConfig config, URI comeBack, Clock clock) {
    this.config = config;
    this.comeBack = comeBack;
    this.clock = clock;
    this.workers = vertx.createSharedWorkerExecutor("bulletin-oidc", THREADS);
  }

  Future<URI> departure(String state, Departures.Departure departure) {
    return asked(() -> provider().departure(state, departure));
  }

  Future<Optional<URI>> logout(URI after) {
    return asked(() -> provider().logout(after));
  }

  Future<IDTokenClaimsSet> claims(String code, Departures.Departure departure) {
    return asked(() -> provider().claims(code, departure));
  }

  private <T> Future<T> asked(Callable<T> question) {
    return workers.executeBlocking(question, /* ordered= */ false).recover(Providers::explained);
  }

  /** Two who need it at once ask twice, which does no harm. */
  private Provider provider() throws Exception {
    Known last = known;
    if (last != null && clock.instant().isBefore(last.askedAt().plus(BELIEVED))) {
      return last.provider();
    }
    Known fresh = new Known(Provider.discover(config, comeBack), clock.instant());
    known = fresh;
    return fresh.provider();
  }

  private static <T> Future<T> explained(Throwable failure) {
    if (failure instanceof BadJOSEException) {
      log.warn("the provider's answer is refused: {}", failure.getMessage());
      return Future.failedFuture(
          new ServiceException(ErrorCode.FORBIDDEN, "the provider did not vouch for you"));
    }
    log.warn("the provider cannot be asked", failure);
    return Future.failedFuture(
        ServiceException.unavailable("the provider cannot be asked at present"));
  }
}
