package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/** The whole service on a node, and a client of its internal port that knows the secret. */
public final class InternalPort implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Node node;
  private final HttpClient http;
  private final String address;

  private InternalPort(Node node) {
    this.node = node;
    this.http = node.vertx().createHttpClient();
    this.address =
        node.directory()
            .instances(ReportContract.SERVICE)
            .get(0)
            .endpoints()
            .get(Endpoint.internal(ReportContract.SERVICE));
  }

  /** An answer that has come as a whole. */
  public record Answer(HttpClientResponse head, Buffer body) {
    public int status() {
      return head.statusCode();
    }
  }

  public static InternalPort open(PostgresServer.Access access) {
    Node node = done(Node.start(Nodes.alone()));
    done(ReportServiceMain.SERVICE.startOn(node, Examples.config(access, Duration.ofHours(1))));
    Eventually.that(
        SOON, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
    return new InternalPort(node);
  }

  public Node node() {
    return node;
  }

  /** A request without a principal. */
  public Future<HttpClientRequest> anonymous(HttpMethod method, String path) {
    return http.request(
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI("http://" + address + path)
            .putHeader("Authorization", InternalHttp.authorization(Examples.INTERNAL)));
  }

  public Future<HttpClientRequest> request(HttpMethod method, String path, Principal principal) {
    return anonymous(method, path)
        .map(request -> request.putHeader(PrincipalHeader.NAME, PrincipalHeader.write(principal)));
  }

  public Answer get(String path) {
    return done(anonymous(HttpMethod.GET, path).compose(request -> answer(request.send())));
  }

  public Answer get(String path, Principal principal) {
    return done(
        request(HttpMethod.GET, path, principal).compose(request -> answer(request.send())));
  }

  public Answer post(String path, Principal principal, Buffer body) {
    return done(
        request(HttpMethod.POST, path, principal).compose(request -> answer(request.send(body))));
  }

  public static Future<Answer> answer(Future<HttpClientResponse> response) {
    return response.compose(head -> head.body().map(body -> new Answer(head, body)));
  }

  @Override
  public void close() {
    done(http.close());
    node.stop();
  }
}
