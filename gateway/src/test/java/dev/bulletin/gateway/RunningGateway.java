package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole gateway on a node of its own, with stand-ins for the services behind it. */
public final class RunningGateway implements AutoCloseable {
  /** Has the scope to write. */
  public static final String TOKEN = "a-bootstrap-token-for-the-tests-only";

  /** May write, as a person. */
  public static final String PERSON = "publisher";

  public static final String PASSWORD = "a-password-for-the-tests-only";

  /** Opens the internal ports of the stand-ins. */
  public static final String INTERNAL_SECRET = "the-secret-of-the-tests";

  private static final long LIMIT_SECONDS = 60;

  /** Templates are compiled and passwords hashed, on a machine that may have much else to do. */
  private static final long START_SECONDS = 60;

  private final Node node;
  private final FakeReports reports;
  private final FakeMarket market;
  private final FakeDefinitions definitions;
  private final HttpVerticle.Handlers handlers;
  private final int port;
  private final WebClient client;

  private RunningGateway(Node node, Map<String, String> settings) throws Exception {
    this.node = node;
    this.reports = FakeReports.start(node);
    this.definitions = FakeDefinitions.start(node);
    this.market = FakeMarket.start(node);
    GatewayConfig config = ConfigReader.read(settings, GatewayConfig::read);
    this.handlers = GatewayMain.wire(node, config).await(START_SECONDS, SECONDS);
    this.port = GatewayMain.listen(node, config, handlers).await(START_SECONDS, SECONDS);
    this.client =
        WebClient.create(
            node.vertx(),
            new WebClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setFollowRedirects(false));
  }

  public static RunningGateway start(PostgresServer.Access access) throws Exception {
    return start(access, Map.of());
  }

  /** With settings that differ from the usual ones. */
  public static RunningGateway start(PostgresServer.Access access, Map<String, String> settings)
      throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("BULLETIN_HTTP_PORT", "0");
    all.put("BULLETIN_SOCKETS_DRAIN", "0s");
    all.put("BULLETIN_BOOTSTRAP_TOKEN", TOKEN);
    all.put("BULLETIN_BOOTSTRAP_PERSON", PERSON);
    all.put("BULLETIN_BOOTSTRAP_PASSWORD", PASSWORD);
    all.put("BULLETIN_INTERNAL_SECRET", INTERNAL_SECRET);
    // The machine of the tests may be late in everything.
    all.put("BULLETIN_OVERLOADED_AFTER", "10m");
    all.putAll(access.settings());
    all.putAll(settings);
    return new RunningGateway(Node.start(Nodes.alone()).await(LIMIT_SECONDS, SECONDS), all);
  }

  public Node node() {
    return node;
  }

  public FakeReports reports() {
    return reports;
  }

  public FakeMarket market() {
    return market;
  }

  public FakeDefinitions definitions() {
    return definitions;
  }

  public int port() {
    return port;
  }

  /** All routes, in the order in which a request meets them. */
  public List<Route> routes() {
    return routesAfter(router -> {});
  }

  /** The same, after others. */
  public List<Route> routesAfter(Routes others) {
    Router router = Router.router(node.vertx());
    others.mount(router);
    handlers.features().forEach(feature -> feature.mount(router));
    return router.getRoutes();
  }

  /** A request, with headers given as name, value, name, value. */
  public HttpRequest<Buffer> request(HttpMethod method, String path, String... headers) {
    HttpRequest<Buffer> request = client.request(method, path);
    for (int i = 0; i < headers.length; i += 2) {
      request.putHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  public Future<HttpResponse<Buffer>> asyncGet(String path, String... headers) {
    return request(HttpMethod.GET, path, headers).send();
  }

  public HttpResponse<Buffer> get(String path, String... headers) throws Exception {
    return asyncGet(path, headers).await(LIMIT_SECONDS, SECONDS);
  }

  public HttpResponse<Buffer> send(HttpMethod method, String path, String... headers)
      throws Exception {
    return request(method, path, headers).send().await(LIMIT_SECONDS, SECONDS);
  }

  /** With a body and the token that may write. */
  public HttpResponse<Buffer> write(HttpMethod method, String path, String json, String... headers)
      throws Exception {
    return request(method, path, headers)
        .putHeader("authorization", "Bearer " + TOKEN)
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(json))
        .await(LIMIT_SECONDS, SECONDS);
  }

  /** How many requests for pages had that outcome. */
  public double pages(String outcome) {
    return node.meters().get("bulletin.page.requests").tag("outcome", outcome).counter().count();
  }

  @Override
  public void close() {
    node.stop();
  }
}
