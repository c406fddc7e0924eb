package dev.bulletin.gateway.guard;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.studio.Guest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Set;

/** Somebody who tries all routes. */
abstract class Subject {
  private final String name;
  private final Set<String> scopes;

  private Subject(String name, Set<String> scopes) {
    this.name = name;
    this.scopes = scopes;
  }

  /** How far a route should let them, by its declaration. */
  abstract Reached expected(Rule rule, boolean isWrite);

  abstract HttpResponse<Buffer> send(HttpMethod method, String path) throws Exception;

  /** Whether that is said even where everyone gets in. */
  boolean isAlwaysTold(Reached reached) {
    return false;
  }

  boolean has(Rule rule) {
    return scopes.stream().anyMatch(rule.suffices());
  }

  @Override
  public String toString() {
    return name;
  }

  private static HttpResponse<Buffer> sent(HttpRequest<Buffer> request) throws Exception {
    return request
        .putHeader("accept", "text/html;q=0.5, application/json")
        .send()
        .await(60, SECONDS);
  }

  /** Who shows nothing, or nothing good. */
  static final class Stranger extends Subject {
    private final RunningGateway gateway;
    private final String authorization;

    Stranger(RunningGateway gateway, String name, String authorization) {
      super(name, Set.of());
      this.gateway = gateway;
      this.authorization = authorization;
    }

    @Override
    Reached expected(Rule rule, boolean isWrite) {
      return rule.who() == Rule.Who.ANYONE ? Reached.INSIDE : Reached.STRANGER;
    }

    /** A token that is not good is refused wherever tokens are looked at. */
    @Override
    boolean isAlwaysTold(Reached reached) {
      return !authorization.isEmpty() && reached == Reached.STRANGER;
    }

    @Override
    HttpResponse<Buffer> send(HttpMethod method, String path) throws Exception {
      HttpRequest<Buffer> request = gateway.request(method, path);
      return sent(
          authorization.isEmpty() ? request : request.putHeader("authorization", authorization));
    }
  }

  static final class Program extends Subject {
    private final RunningGateway gateway;
    private final String token;

    Program(RunningGateway gateway, Set<String> scopes, String token) {
      super(String.join(",", scopes), scopes);
      this.gateway = gateway;
      this.token = token;
    }

    @Override
    Reached expected(Rule rule, boolean isWrite) {
      return switch (rule.who()) {
        case ANYONE -> Reached.INSIDE;
        case KNOWN, PROGRAM -> has(rule) ? Reached.INSIDE : Reached.WITHOUT_SCOPE;
        case PERSON, NOBODY -> Reached.STRANGER;
      };
    }

    @Override
    HttpResponse<Buffer> send(HttpMethod method, String path) throws Exception {
      return sent(gateway.request(method, path, "authorization", "Bearer " + token));
    }
  }

  /** Who is signed in, and sends what a page of the session would, or one of another site. */
  static final class Person extends Subject {
    private final RunningGateway gateway;
    private final String login;
    private final boolean isForged;
    private Guest guest;

    Person(RunningGateway gateway, String login, Set<String> scopes, boolean isForged)
        throws Exception {
      super(isForged ? login + ", forged" : login, scopes);
      this.gateway = gateway;
      this.login = login;
      this.isForged = isForged;
      signIn();
    }

    private void signIn() throws Exception {
      guest = Guest.signedIn(gateway, login);
    }

    @Override
    Reached expected(Rule rule, boolean isWrite) {
      Reached allowed = isWrite && isForged ? Reached.FORGED : Reached.INSIDE;
      return switch (rule.who()) {
        case ANYONE -> Reached.INSIDE;
        // The API looks at the token of the session first, the studio at the scope.
        case KNOWN -> allowed == Reached.FORGED || has(rule) ? allowed : Reached.WITHOUT_SCOPE;
        case PERSON -> has(rule) ? allowed : Reached.WITHOUT_SCOPE;
        case PROGRAM, NOBODY -> Reached.STRANGER;
      };
    }

    @Override
    HttpResponse<Buffer> send(HttpMethod method, String path) throws Exception {
      String token = isForged ? "x".repeat(43) : guest.token();
      HttpResponse<Buffer> answer = sent(guest.request(method, path, "x-csrf-token", token));
      if (path.contains("sign-out")) {
        signIn();
      }
      return answer;
    }
  }
}
