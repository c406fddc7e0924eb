package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.batch.ReadRoutes;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.RequestCheck;
import dev.bulletin.gateway.session.Authentication;
import dev.bulletin.gateway.socket.SocketTokens;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.watch.RealtimeWatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All of the HTTP API. */
public final class Api {
  private Api() {}

  /** Names under {@code /reports} go before slugs. */
  public static List<Routes> routes(
      ApiDocument document,
      TypedBus bus,
      Authentication callers,
      InternalClient internal,
      Optional<SocketTokens> socketTokens,
      RealtimeWatch watch,
      Clock clock) {
    Admission admission = new Admission(callers);
    return List.of(
        RequestCheck.by(document),
        new SearchRoutes(bus),
        new ReadRoutes(document, callers),
        new BatchRoutes(bus, admission),
        new TransferRoutes(internal, admission),
        new ManuscriptRoutes(bus, admission),
        new ReportRoutes(bus, admission),
        new RevisionRoutes(bus, admission),
        new PublishingRoutes(bus, admission),
        new SnapshotRoutes(bus, admission),
        new DashboardRoutes(bus, admission),
        new DefinitionRoutes(bus, admission),
        new SeriesRoutes(bus, internal, admission),
        new HistoryRoutes(bus, clock),
        new RoomRoutes(bus, admission),
        new UserRoutes(bus, admission),
        new SocketTokenRoutes(socketTokens, admission),
        new RealtimeRoutes(watch, admission),
        new FileRoutes(internal),
        new DescriptionRoutes(document));
  }
}
