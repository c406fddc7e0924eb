package dev.bulletin.realtime;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Addresses;
import dev.bulletin.common.web.HttpLimits;
import dev.bulletin.common.web.HttpSetup;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.contract.realtime.SocketPaths;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.reader.Hall;
import dev.bulletin.realtime.reader.Halls;
import dev.bulletin.realtime.transport.Origins;
import dev.bulletin.realtime.transport.Reception;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.realtime.transport.WebSocketDoor;
import dev.bulletin.realtime.transport.deflate.Compression;
import dev.bulletin.realtime.transport.emulation.EmulationDoor;
import dev.bulletin.realtime.transport.emulation.Streams;
import dev.bulletin.realtime.transport.http.Neighbours;
import dev.bulletin.realtime.transport.sockjs.Sessions;
import dev.bulletin.realtime.transport.sockjs.SockJsDoor;
import dev.bulletin.realtime.transport.sockjs.SockJsOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.ArrayList;
import java.util.List;

/** The ways into a node, and what those of its event loops share. */
final class Entrance {
  private static final String SOCKJS = SocketPaths.ROOT + "/sockjs";
  private static final int STREAM_BYTES = 2 * 1024 * 1024;
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  /** Without WebSockets a reader listens by one and speaks by another. */
  private static final int CONNECTIONS_OF_READER = 2;

  private final Node node;
  private final RealtimeConfig config;
  private final RealtimeMetrics metrics;
  private final Origins origins;
  private final Addresses addresses;
  private final Sessions sessions;
  private final Streams streams = new Streams();
  private final Neighbours neighbours;

  Entrance(Node node, RealtimeConfig config, RealtimeMetrics metrics) {
    this.node = node;
    this.config = config;
    this.metrics = metrics;
    this.origins = new Origins(config.origins());
    this.addresses = Addresses.trusting(config.access().trustedProxies());
    this.neighbours = Neighbours.of(node);
    // Those that have ended are remembered for a while, to be told so.
    this.sessions = new Sessions(2 * config.hall().limits().connections());
    metrics.watch("sessions", "SockJS sessions over HTTP", sessions::size);
    metrics.watch("streams", "endless answers of the SDK's own ways", streams::size);
  }

  /** How the server is set up, which is a public one. */
  HttpSetup setup() {
    int connections = CONNECTIONS_OF_READER * config.hall().limits().connectionsOfAddress();
    return HttpSetup.of(config.http())
        .with(HttpLimits.usual(connections, addresses))
        .tuned(Entrance::tune);
  }

  /**
   * What thousands of connections have that may be slow. The system keeps no megabytes for one that
   * does not read. Answers are written on the loop of their connection only, which then needs no
   * queue for what comes from elsewhere: one of 5 KiB, kept for as long as what becomes of the
   * connection. It is no request that could be traced.
   */
  private static HttpServerOptions tune(HttpServerOptions usual) {
    return usual
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setStrictThreadMode(true)
        .setTracingPolicy(TracingPolicy.IGNORE);
  }

  /** The doors of one event loop's hall, which is opened when they are mounted there. */
  HttpVerticle.Handlers doors(Halls halls, Hall hall) {
    Reception reception = new Reception(origins, addresses, hall, compression());
    List<Shortcut> doors = new ArrayList<>();
    List<Routes> openings = new ArrayList<>(List.of(router -> halls.open(hall)));
    if (offers(TransportKind.WEBSOCKET)) {
      doors.add(new WebSocketDoor(reception));
    }
    if (offers(TransportKind.SOCKJS)) {
      SockJsDoor door = new SockJsDoor(sockJs(), sessions, reception, neighbours);
      doors.add(door);
      openings.add(router -> door.open(node.vertx()));
    }
    if (EmulationDoor.KINDS.stream().anyMatch(this::offers)) {
      doors.add(
          new EmulationDoor(config.transports(), reception, streams, neighbours, bodyBytes()));
    }
    return new HttpVerticle.Handlers(doors, openings);
  }

  private Compression compression() {
    return config.compression() ? Compression.on(metrics::deflated) : Compression.off();
  }

  private boolean offers(TransportKind kind) {
    return config.transports().contains(kind);
  }

  private SockJsOptions sockJs() {
    return new SockJsOptions(
        SOCKJS,
        offers(TransportKind.WEBSOCKET),
        /* sessionCookie= */ false,
        STREAM_BYTES,
        bodyBytes());
  }

  /** A message grows when it becomes a JSON string. */
  private int bodyBytes() {
    return 2 * config.hall().limits().messageBytes() + 1_024;
  }
}
