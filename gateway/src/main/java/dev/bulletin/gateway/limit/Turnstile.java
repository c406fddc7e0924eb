package dev.bulletin.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Strain;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.common.web.Addresses;
import dev.bulletin.gateway.person.AddressBlock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Lets requests to work that somebody has to do: not while there is too much of it, and not for who
 * has asked for too much. What lies finished in memory does not pass here. Thread-safe.
 */
public final class Turnstile {
  private static final String KEY = "turnstile";
  private static final String OVERLOADED_SECONDS = "5";

  private final Strain strain;
  private final Addresses proxies;
  private final Quota addresses;
  private final Quota callers;
  private final Counter shed;
  private final Counter refused;

  private Turnstile(
      Strain strain, Addresses proxies, Quota addresses, Quota callers, MeterRegistry meters) {
    this.strain = strain;
    this.proxies = proxies;
    this.addresses = addresses;
    this.callers = callers;
    this.shed = counter(meters, "overloaded");
    this.refused = counter(meters, "rate");
  }

  private static Counter counter(MeterRegistry meters, String reason) {
    return Counter.builder("bulletin.gateway.refused")
        .description("requests refused because there was too much to do, or by rate")
        .tag("reason", reason)
        .register(meters);
  }

  /** Counts together with other gateways through Redis, and by itself while that is away. */
  public static Future<Turnstile> open(Node node, String service, LimitConfig config) {
    return RedisConnections.open(node, service, config.redis())
        .map(redis -> create(node, config, new RedisTally(redis)));
  }

  private static Turnstile create(Node node, LimitConfig config, Tally tally) {
    Ticker ticker = Ticker.systemTicker();
    return new Turnstile(
        Strain.watch(node, config.overloadedAfter()),
        config.proxies(),
        new Quota("address", config.perAddress(), tally, ticker),
        new Quota("caller", config.perCaller(), tally, ticker),
        node.meters());
  }

  /** Why the request may not be served now; empty when it may, which counts. */
  public Optional<ServiceException> refusal(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (strain.isTooMuch()) {
      shed.increment();
      response.putHeader(HttpHeaders.RETRY_AFTER, OVERLOADED_SECONDS);
      return Optional.of(ServiceException.unavailable("there is too much to do at present"));
    }
    String address = proxies.of(request);
    return address.isEmpty()
        ? Optional.empty()
        : refusal(addresses.take(AddressBlock.of(address)), response);
  }

  private Optional<ServiceException> refusal(Verdict verdict, HttpServerResponse response) {
    verdict.tell(response.headers());
    if (verdict.admitted()) {
      return Optional.empty();
    }
    refused.increment();
    String wait = Long.toString(verdict.waitSeconds());
    response.putHeader(HttpHeaders.RETRY_AFTER, wait);
    return Optional.of(
        new ServiceException(
            ErrorCode.TOO_MANY_REQUESTS, "too many requests: try again in " + wait + " s"));
  }

  /** Notes that those who turn out to be known are to be counted too. */
  void countCaller(RoutingContext ctx) {
    if (!proxies.of(ctx.request()).isEmpty()) {
      ctx.put(KEY, this);
    }
  }

  /** Counts a request of somebody who is known; fails with TOO_MANY_REQUESTS. */
  public static void count(RoutingContext ctx, String caller) {
    Turnstile turnstile = ctx.get(KEY);
    if (turnstile != null) {
      turnstile
          .refusal(turnstile.callers.take(caller), ctx.response())
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    }
  }
}
