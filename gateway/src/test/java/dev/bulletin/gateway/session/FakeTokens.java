package dev.bulletin.gateway.session;

import dev.bulletin.common.config.Secret;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens in memory, which hold for ever. */
public final class FakeTokens implements Tokens {
  private final Map<String, Set<String>> scopesByToken = new ConcurrentHashMap<>();
  private final Map<String, String> namesByToken = new ConcurrentHashMap<>();

  public FakeTokens put(String token, String... scopes) {
    scopesByToken.put(token, Set.of(scopes));
    return this;
  }

  /** Of a program of another name than usual. */
  public FakeTokens name(String token, String name) {
    namesByToken.put(token, name);
    return this;
  }

  private ApiToken token(String token, Set<String> scopes) {
    return new ApiToken(1, namesByToken.getOrDefault(token, "tester"), scopes, null);
  }

  @Override
  public Future<Optional<ApiToken>> find(byte[] hash) {
    return Future.succeededFuture(
        scopesByToken.entrySet().stream()
            .filter(token -> Arrays.equals(Bearer.hash(token.getKey()), hash))
            .map(token -> token(token.getKey(), token.getValue()))
            .findFirst());
  }

  @Override
  public Future<Void> use(long id) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> ensure(String name, Secret token, Set<String> scopes) {
    scopesByToken.put(token.reveal(), scopes);
    return Future.succeededFuture();
  }
}
