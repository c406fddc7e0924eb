package dev.bulletin.gateway.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.FakeInternal;
import dev.bulletin.gateway.alert.FakeAlerts;
import dev.bulletin.gateway.edge.SecurityHeaders;
import dev.bulletin.gateway.guard.DefaultDeny;
import dev.bulletin.gateway.guard.UnwantedBodies;
import dev.bulletin.gateway.hook.FakeHooks;
import dev.bulletin.gateway.hook.HookParts;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.DescribedRoutes;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.repeat.FakeKeptAnswers;
import dev.bulletin.gateway.session.Authentication;
import dev.bulletin.gateway.session.FakeTokens;
import dev.bulletin.gateway.session.ProgramsOnly;
import dev.bulletin.gateway.socket.SocketTokenConfig;
import dev.bulletin.gateway.socket.SocketTokens;
import dev.bulletin.gateway.token.FakeIssuedTokens;
import dev.bulletin.gateway.token.TokenRoutes;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.watch.RealtimeWatch;
import dev.bulletin.testing.Nodes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The API alone over real HTTP, with stand-ins for everything behind it: one for each test class,
 * from before its first test until after its last, with the sample answers given before each.
 */
final class RunningApi implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String WRITER = "Bearer the-token-of-one-who-may-write-reports";
  static final String STRANGER = "Bearer the-token-of-one-who-may-do-nothing-here";

  static final Set<String> WRITER_SCOPES =
      Set.of(
          ReportContract.WRITE_SCOPE,
          DashboardContract.DEFINE_SCOPE,
          DashboardContract.PUSH_SCOPE,
          RealtimeContract.PUBLISH_SCOPE,
          RealtimeContract.READ_SCOPE,
          RealtimeContract.USERS_SCOPE,
          RealtimeContract.TOKEN_SCOPE,
          RealtimeContract.WATCH_SCOPE,
          Role.HOOKS_SCOPE,
          Role.TOKENS_SCOPE);

  /** Of one who may push the series whose names begin with {@code machine.} */
  static final String PUSHER = "Bearer the-token-of-one-who-may-push-a-few-series";

  /** Of one who may write reports and nothing else. */
  static final String REPORTER = "Bearer the-token-of-one-who-may-write-reports-alone";

  /** Of one who may enter the rooms whose names begin with {@code desk:} */
  static final String COLLEAGUE = "Bearer the-token-of-one-who-may-enter-the-desks";

  /** What tokens for realtime-service are signed with, and how long they hold. */
  static final Secret SIGNED_WITH = new Secret("the tests' own secret, of 32 bytes and more");

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final ApiDocument DOCUMENT = ApiDocument.load();
  private static final OpenApiDocument DESCRIBED = OpenApiDocument.read();
  private static final String HOST = "127.0.0.1";

  /** No operation answers so. */
  private static final int OF_ADDRESSES = 405;

  private static final int BEARER = "Bearer ".length();

  private final FakeService service = new FakeService();
  private Node node;
  private FakeInternal internal;
  private WebClient client;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    node = Node.start(Nodes.alone()).await(60, SECONDS);
    service.startOn(node);
    internal = FakeInternal.startOn(node);
    Routes keys = FakeKeptAnswers.keys(DOCUMENT, node.clock());
    int port =
        HttpVerticle.deploy(
                node,
                "test",
                new HttpConfig(HOST, 0),
                () -> new HttpVerticle.Handlers(List.of(), routes(node, keys)))
            .await(60, SECONDS);
    var options = new WebClientOptions().setDefaultHost(HOST).setDefaultPort(port);
    client = WebClient.create(node.vertx(), options.setFollowRedirects(false));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    SampleAnswers.giveTo(service);
  }

  static List<Routes> routes(Node node) {
    return routes(node, FakeKeptAnswers.keys(DOCUMENT, node.clock()));
  }

  private static List<Routes> routes(Node node, Routes keys) {
    var tokens =
        new FakeTokens()
            .put(WRITER.substring(BEARER), WRITER_SCOPES.toArray(String[]::new))
            .put(PUSHER.substring(BEARER), DashboardContract.PUSH_SCOPE + ":machine.")
            .put(COLLEAGUE.substring(BEARER), RealtimeContract.TOKEN_SCOPE + ":desk:")
            .put(REPORTER.substring(BEARER), ReportContract.WRITE_SCOPE)
            .name(REPORTER.substring(BEARER), "reporter")
            .put(STRANGER.substring(BEARER));
    List<Routes> routes = new ArrayList<>();
    routes.add(keys);
    routes.add(new SecurityHeaders());
    routes.add(new UnwantedBodies());
    routes.addAll(
        Api.routes(
            DOCUMENT,
            node.bus(),
            ProgramsOnly.of(tokens, node.clock()),
            InternalClient.create(node, new Secret("shared")),
            SocketTokens.of(new SocketTokenConfig(SIGNED_WITH, LIFETIME), node.clock()),
            new RealtimeWatch(node.bus(), node.clock()),
            node.clock()));
    routes.addAll(hooks(node, ProgramsOnly.of(tokens, node.clock())));
    Admission admission = new Admission(ProgramsOnly.of(tokens, node.clock()));
    routes.add(new TokenRoutes(new FakeIssuedTokens(), admission, node.clock()));
    routes.add(new DefaultDeny());
    routes.add(new DescribedRoutes(DOCUMENT));
    return routes;
  }

  private static List<Routes> hooks(Node node, Authentication callers) {
    var hooks = new FakeHooks();
    var parts = new HookParts(hooks, hooks, new FakeAlerts(), /* insecure= */ false, node.clock());
    return parts.routes(new Admission(callers));
  }

  FakeService service() {
    return service;
  }

  FakeInternal internal() {
    return internal;
  }

  /** With headers given as name, value, name, value; without a body when that is empty. */
  HttpResponse<Buffer> send(String method, String path, String body, String... headers)
      throws Exception {
    return send(method, path, Buffer.buffer(body), headers);
  }

  HttpResponse<Buffer> send(String method, String path, Buffer body, String... headers)
      throws Exception {
    HttpRequest<Buffer> request = client.request(HttpMethod.valueOf(method), path);
    for (int i = 0; i < headers.length; i += 2) {
      request.putHeader(headers[i], headers[i + 1]);
    }
    HttpResponse<Buffer> answer =
        (body.length() == 0 ? request.send() : request.sendBuffer(body)).await(60, SECONDS);
    checkDescribed(method, path, answer);
    return answer;
  }

  /** Whatever a test is about, what is answered is as the document says. */
  private static void checkDescribed(String method, String path, HttpResponse<Buffer> answer) {
    if (path.startsWith("/api/") && answer.statusCode() != OF_ADDRESSES) {
      DESCRIBED
          .operationOf(method, path)
          .ifPresent(
              operation ->
                  assertThat(DESCRIBED.problems(operation, answer))
                      .as("%s %s: %s", method, path, answer.bodyAsString())
                      .isEmpty());
    }
  }

  HttpResponse<Buffer> get(String path) throws Exception {
    return send("GET", path, "");
  }

  /** As one who may write. */
  HttpResponse<Buffer> write(String method, String path, String json, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("authorization", WRITER));
    all.addAll(List.of("content-type", "application/json"));
    all.addAll(List.of(headers));
    return send(method, path, json, all.toArray(String[]::new));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    internal.close();
    node.stop();
  }
}
