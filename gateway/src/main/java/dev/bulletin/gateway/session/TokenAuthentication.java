package dev.bulletin.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.limit.Turnstile;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Establishes by a bearer token who asks. A token is looked up again after ten seconds, so that one
 * that was revoked is refused soon. Thread-safe.
 */
public final class TokenAuthentication {
  private static final Logger log = LoggerFactory.getLogger(TokenAuthentication.class);
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(10);
  private static final int MAX_BELIEVED = 10_000;
  private static final String CALLER = "caller";

  private final Tokens tokens;
  private final Clock clock;
  private final Cache<String, ApiToken> tokensByHash;

  TokenAuthentication(Tokens tokens, Clock clock, Ticker ticker) {
    this.tokens = tokens;
    this.clock = clock;
    this.tokensByHash =
        Caffeine.newBuilder()
            .maximumSize(MAX_BELIEVED)
            .expireAfterWrite(BELIEVED_FOR)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  public static TokenAuthentication of(Tokens tokens, Clock clock) {
    return new TokenAuthentication(tokens, clock, Ticker.systemTicker());
  }

  /** Lets in only a caller whose token has the scope. */
  public void require(RoutingContext ctx, String scope) {
    establish(ctx, authenticate(ctx).map(caller -> caller.having(scope)));
  }

  /** Lets in only a caller whose token has a scope that suffices; others are told of the scope. */
  public void require(RoutingContext ctx, String scope, Predicate<String> suffices) {
    establish(ctx, authenticate(ctx).map(caller -> caller.having(scope, suffices)));
  }

  /** Lets in who shows a good token and who shows none. */
  public void recognize(RoutingContext ctx) {
    if (ctx.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      establish(ctx, authenticate(ctx));
    } else {
      ctx.next();
    }
  }

  /** Who asks; empty if the request was let in without a token and without a session. */
  public static Optional<Caller> caller(RoutingContext ctx) {
    return Optional.<Caller>ofNullable(ctx.get(CALLER))
        .or(() -> SignedIn.of(ctx).map(SignedIn::caller));
  }

  /** The body waits until it is known who sends it. */
  static void establish(RoutingContext ctx, Future<Caller> caller) {
    ctx.request().pause();
    caller
        .map(known -> counted(ctx, known))
        .onSuccess(known -> ctx.put(CALLER, known))
        .onSuccess(known -> ctx.request().resume())
        .onSuccess(known -> ctx.next())
        .onFailure(failure -> ctx.request().resume())
        .onFailure(ctx::fail);
  }

  private static Caller counted(RoutingContext ctx, Caller known) {
    Turnstile.count(ctx, known.principal().name());
    return known;
  }

  private Future<Caller> authenticate(RoutingContext ctx) {
    return Bearer.in(ctx.request().getHeader(HttpHeaders.AUTHORIZATION))
        .map(this::known)
        .orElseGet(() -> Future.failedFuture(refusal("a bearer token is needed")))
        .map(this::holding);
  }

  private Future<ApiToken> known(String token) {
    byte[] hash = Bearer.hash(token);
    String key = HexFormat.of().formatHex(hash);
    return Optional.ofNullable(tokensByHash.getIfPresent(key))
        .map(Future::succeededFuture)
        .orElseGet(() -> lookUp(hash).onSuccess(found -> tokensByHash.put(key, found)));
  }

  private Future<ApiToken> lookUp(byte[] hash) {
    return tokens
        .find(hash)
        .recover(TokenAuthentication::unavailable)
        .map(found -> found.orElseThrow(() -> refusal("the token is not known")))
        .onSuccess(this::noteUse);
  }

  private void noteUse(ApiToken token) {
    if (token.holdsAt(clock.instant())) {
      tokens
          .use(token.id())
          .onFailure(
              failure -> log.warn("the use of token {} was not noted", token.name(), failure));
    }
  }

  private Caller holding(ApiToken token) {
    if (!token.holdsAt(clock.instant())) {
      throw refusal("the token has expired");
    }
    return new Caller(token.name(), token.principal());
  }

  private static <T> Future<T> unavailable(Throwable failure) {
    log.warn("tokens cannot be looked up", failure);
    return Future.failedFuture(ServiceException.unavailable("tokens cannot be checked at present"));
  }

  private static ServiceException refusal(String detail) {
    return new ServiceException(ErrorCode.UNAUTHENTICATED, detail);
  }
}
