package dev.bulletin.realtime.transport.emulation;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.contract.realtime.SocketPaths;
import dev.bulletin.realtime.protocol.Session;
import dev.bulletin.realtime.transport.Reception;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.realtime.transport.http.Body;
import dev.bulletin.realtime.transport.http.Cors;
import dev.bulletin.realtime.transport.http.Neighbours;
import dev.bulletin.realtime.transport.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the requests of the SDK's own ways around WebSocket over before the router. One for each
 * event loop.
 */
public final class EmulationDoor implements Shortcut {
  private static final String STREAM = SocketPaths.ROOT + "/http_stream";
  private static final String EVENTS = SocketPaths.ROOT + "/sse";

  /** Reads rooms without any SDK. */
  private static final String PUSHES = SocketPaths.ROOT + "/uni_sse";

  /** What this door can offer. */
  public static final Set<TransportKind> KINDS =
      Set.of(TransportKind.HTTP_STREAM, TransportKind.SSE, TransportKind.UNI_SSE);

  private static final Set<String> READ = Set.of(EVENTS, PUSHES);

  /** Where the SDK sends its commands to, unless it is told otherwise, and our own place. */
  private static final Set<String> COMMANDS = Set.of(SocketPaths.EMULATION, Neighbours.COMMANDS);

  private final Set<TransportKind> offered;
  private final Reception reception;
  private final Streams streams;
  private final Neighbours neighbours;
  private final int bodyBytes;
  private final Map<String, Lines> linesByPath =
      Map.of(STREAM, Lines.plain(), EVENTS, Lines.events(), PUSHES, Lines.pushes());

  /**
   * A door.
   *
   * @param streams shared by the doors of all event loops
   * @param bodyBytes of one request
   */
  public EmulationDoor(
      Set<TransportKind> offered,
      Reception reception,
      Streams streams,
      Neighbours neighbours,
      int bodyBytes) {
    this.offered = Set.copyOf(offered);
    this.reception = reception;
    this.streams = streams;
    this.neighbours = neighbours;
    this.bodyBytes = bodyBytes;
  }

  @Override
  public boolean take(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    Optional<Lines> lines =
        Optional.ofNullable(linesByPath.get(path)).filter(known -> offered.contains(known.kind()));
    boolean ours = lines.isPresent() || COMMANDS.contains(path);
    if (ours) {
      String method = READ.contains(path) ? "GET" : "POST";
      receive(request, method, () -> answer(request, lines));
    }
    return ours;
  }

  private void receive(HttpServerRequest request, String method, Runnable then) {
    if (!reception.origins().isAllowed(request)) {
      Refusal.send(request, ErrorCode.FORBIDDEN, "pages of that origin may not connect");
    } else if (request.method() == HttpMethod.OPTIONS) {
      Cors.preflight(request, method);
    } else if (!request.method().name().equals(method)) {
      Refusal.wrongMethod(request, method);
    } else {
      Cors.allow(request);
      then.run();
    }
  }

  private void answer(HttpServerRequest request, Optional<Lines> lines) {
    lines.ifPresentOrElse(stream -> begin(request, stream), () -> handOver(request));
  }

  /** The first commands come with the request: in its body, or in its address. */
  private void begin(HttpServerRequest request, Lines lines) {
    commands(request, lines)
        .onSuccess(first -> open(request, lines, first))
        .onFailure(failure -> Refusal.send(request, failure));
  }

  private Future<String> commands(HttpServerRequest request, Lines lines) {
    if (lines.kind() == TransportKind.HTTP_STREAM) {
      return Body.read(request, bodyBytes).map(Buffer::toString);
    }
    String given = request.getParam("cf_connect", "");
    return Future.succeededFuture(lines.format().isOneWay() ? FirstWord.command(given) : given);
  }

  private void open(HttpServerRequest request, Lines lines, String first) {
    Cors.keepNever(request.response())
        .putHeader(HttpHeaders.CONTENT_TYPE, lines.contentType())
        // Asks a proxy in front of us not to collect the answer.
        .putHeader("X-Accel-Buffering", "no");
    // Nothing can be sent for a one-way stream, for nobody knows of it.
    Session session =
        lines.format().isOneWay()
            ? Session.NONE
            : new Session(UUID.randomUUID().toString(), neighbours.own());
    Stream stream =
        new Stream(request, lines, session, reception.addresses().of(request), reception.lobby());
    streams.add(session, stream);
    stream.listen(() -> streams.remove(session));
    stream.receive(first);
  }

  private void handOver(HttpServerRequest request) {
    Body.read(request, bodyBytes)
        .compose(body -> handOver(request, SentCommands.read(body.toString()), body))
        .onSuccess(status -> request.response().setStatusCode(status).end())
        .onFailure(failure -> Refusal.send(request, failure));
  }

  /** That a session has ended, its answer says; the sender of a command is told nothing. */
  private Future<Integer> handOver(HttpServerRequest request, SentCommands commands, Buffer body) {
    if (!commands.node().equals(neighbours.own())) {
      return neighbours.handOver(request, commands.node(), body);
    }
    streams.find(commands.session()).ifPresent(stream -> stream.receive(commands.data()));
    return Future.succeededFuture(204);
  }
}
