package dev.bulletin.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.FindPresence;
import dev.bulletin.contract.realtime.ListRooms;
import dev.bulletin.contract.realtime.PublishToRoom;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RefreshUser;
import dev.bulletin.contract.realtime.RoomCount;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomPage;
import dev.bulletin.contract.realtime.RoomPresence;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.contract.realtime.UserOrder;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is where on two nodes, and what other services do about it. */
class AccessIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Set<TransportKind> ALL = Set.of(TransportKind.values());
  private static final Principal PUBLISHER =
      new Principal("token:test", Set.of("rooms:publish:dashboard:"));

  private static final Principal STEERER = new Principal("token:test", Set.of("rooms:users"));

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void whoIsInARoomIsKnownOnEveryNodeUntilItDies() throws Exception {
    var first = Nodes.clustered();
    try (RunningService one = RunningService.start(first, 0, RunningService.QUICK, ALL)) {
      RunningService other =
          RunningService.start(Nodes.joining(first.cluster()), 0, RunningService.QUICK, ALL);
      Eventually.that(LIMIT, () -> assertThat(one.node().directory().ids()).hasSize(2));
      Client ann = enter(one, "ann");
      enter(other, "bob");
      assertThat(ann.await(message -> message.contains("\"join\"") && message.contains("bob")))
          .contains("\"channel\":\"desk:a\"");
      ann.send("{\"id\":3,\"presence\":{\"channel\":\"desk:a\"}}");
      assertThat(ann.await(message -> message.startsWith("{\"id\":3,")))
          .contains("\"user\":\"ann\"", "\"user\":\"bob\"");
      ann.send("{\"id\":4,\"presence_stats\":{\"channel\":\"desk:a\"}}");
      assertThat(ann.await(message -> message.startsWith("{\"id\":4,")))
          .contains("{\"num_clients\":2,\"num_users\":2}");
      other.close();
      ann.await(message -> message.contains("\"leave\"") && message.contains("bob"));
    }
  }

  @Test
  void otherServicesSeeWhoIsWhere() throws Exception {
    try (RunningService service = RunningService.start()) {
      enter(service, "ann");
      Client.open(vertx, service.port()).connect().join("reports");
      Eventually.that(
          LIMIT, () -> assertThat(ask(service, new ListRooms("", null, 10)).rooms()).hasSize(2));
      RoomPage page = ask(service, new ListRooms("", null, 1));
      assertThat(page.rooms()).containsExactly(new RoomCount("desk:a", RoomKind.STREAM, 1, 1));
      assertThat(page.next()).isEqualTo("desk:a");
      assertThat(ask(service, new ListRooms("", "desk:a", 1)).rooms())
          .containsExactly(new RoomCount("reports", RoomKind.STREAM, 1, 1));
      RoomPresence present =
          Patient.ask(
              service.node().bus(), RealtimeContract.FIND_PRESENCE, new FindPresence("desk:a"));
      assertThat(present.present()).extracting(RoomPresence.Present::user).containsExactly("ann");
    }
  }

  private static RoomPage ask(RunningService service, ListRooms question) {
    return Patient.ask(service.node().bus(), RealtimeContract.LIST_ROOMS, question);
  }

  @Test
  void otherServicesSteerAUsersConnections() throws Exception {
    try (RunningService service = RunningService.start()) {
      var bus = service.node().bus();
      Client ann = enter(service, "ann");
      Client bob = enter(service, "bob");
      bus.publish(RealtimeContract.TELL_USER, new TellUser("ann", "{\n\"hi\":1}"));
      assertThat(ann.await(message -> message.contains("\"message\"")))
          .isEqualTo("{\"push\":{\"message\":{\"data\":{ \"hi\":1}}}}");
      bus.publish(RealtimeContract.SUBSCRIBE_USER, new SubscribeUser("ann", "reports"));
      ann.await(message -> message.contains("\"subscribe\":{") && message.contains("reports"));
      Instant later = Instant.now().plusSeconds(7_200);
      bus.publish(RealtimeContract.REFRESH_USER, new RefreshUser("ann", later));
      assertThat(ann.await(message -> message.contains("\"refresh\"")))
          .matches(".*\"expires\":true,\"ttl\":7(1\\d\\d|200)}}}");
      bus.publish(RealtimeContract.UNSUBSCRIBE_USER, new UnsubscribeUser("ann", "desk:a"));
      assertThat(ann.await(message -> message.contains("\"unsubscribe\":")))
          .contains("\"channel\":\"desk:a\"", "\"code\":2000");
      bus.publish(RealtimeContract.DISCONNECT_USER, new DisconnectUser("ann", true));
      assertThat(ann.closeCode()).isEqualTo(3011);
      bus.publish(RealtimeContract.DISCONNECT_USER, new DisconnectUser("bob", false));
      assertThat(bob.closeCode()).isEqualTo(3503);
    }
  }

  @Test
  void whatIsPublishedFromOutsideIsToldOnceHoweverOftenItComes() throws Exception {
    try (RunningService service = RunningService.start()) {
      Client reader = Client.open(vertx, service.port()).connect().join("dashboard:crypto");
      publish(service, "dashboard:crypto", "k1");
      publish(service, "dashboard:crypto", "k1");
      publish(service, "dashboard:crypto", "k2");
      assertThat(reader.await(message -> message.contains("\"id\":\"k2\"")))
          .contains("\"data\":{\"v\":\"k2\"}");
      Eventually.that(
          LIMIT, () -> assertThat(service.count("messages", "result", "repeated")).isEqualTo(1));
      assertThat(refusal(service, "reports")).isEqualTo(ErrorCode.FORBIDDEN);
      assertThat(refusal(service, "dashboard:A")).isEqualTo(ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void whoMaySteerUsersDoesSoOnAllNodes() throws Exception {
    var first = Nodes.clustered();
    try (RunningService one = RunningService.start(first, 0, RunningService.QUICK, ALL);
        RunningService other =
            RunningService.start(Nodes.joining(first.cluster()), 0, RunningService.QUICK, ALL)) {
      Eventually.that(LIMIT, () -> assertThat(one.node().directory().ids()).hasSize(2));
      Client here = enter(one, "ann");
      Client there = enter(other, "ann");
      steer(one, STEERER, new RefreshUser("ann", null));
      for (Client client : List.of(here, there)) {
        client.await(message -> message.equals("{\"push\":{\"refresh\":{}}}"));
      }
      steer(one, STEERER, new TellUser("ann", "[1]"));
      there.await(message -> message.contains("\"message\":{\"data\":[1]}"));
      steer(one, STEERER, new SubscribeUser("ann", "reports"));
      there.await(message -> message.contains("\"subscribe\":{") && message.contains("reports"));
      steer(one, STEERER, new UnsubscribeUser("ann", "reports"));
      there.await(message -> message.contains("\"unsubscribe\":{\"code\":2000"));
      steer(one, STEERER, new RefreshUser("ann", Instant.now().minusSeconds(1)));
      assertThat(here.closeCode()).isEqualTo(3005);
      assertThat(there.closeCode()).isEqualTo(3005);
    }
  }

  @Test
  void ordersThatCannotBeAreRefused() {
    try (RunningService service = RunningService.start()) {
      RefreshUser forever = new RefreshUser("ann", null);
      Eventually.that(
          LIMIT,
          () -> assertThat(refusal(service, PUBLISHER, forever)).isEqualTo(ErrorCode.FORBIDDEN));
      assertThat(refusal(service, STEERER, new RefreshUser("", null)))
          .isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(refusal(service, STEERER, new DisconnectUser("a".repeat(256), true)))
          .isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(refusal(service, STEERER, new SubscribeUser("ann", "nowhere")))
          .isEqualTo(ErrorCode.NOT_FOUND);
      assertThat(refusal(service, STEERER, new UnsubscribeUser("ann", "desk:A")))
          .isEqualTo(ErrorCode.NOT_FOUND);
      assertThat(refusal(service, STEERER, new TellUser("ann", "1 2")))
          .isEqualTo(ErrorCode.INVALID_REQUEST);
    }
  }

  private static void steer(RunningService service, Principal who, UserOrder order) {
    service.node().bus().ask(RealtimeContract.STEER_USER, new SteerUser(who, order)).await();
  }

  private static ErrorCode refusal(RunningService service, Principal who, UserOrder order) {
    try {
      steer(service, who, order);
      throw new AssertionError("it was done");
    } catch (ServiceException e) {
      return e.code();
    }
  }

  private static void publish(RunningService service, String room, String id) {
    service
        .node()
        .bus()
        .ask(
            RealtimeContract.PUBLISH_TO_ROOM,
            new PublishToRoom(PUBLISHER, room, "note", "a", id, "{\"v\":\"" + id + "\"}"))
        .await();
  }

  private static ErrorCode refusal(RunningService service, String room) {
    try {
      publish(service, room, "k3");
      throw new AssertionError("it was published");
    } catch (ServiceException e) {
      return e.code();
    }
  }

  @Test
  void anAddressHasSoManyConnections() throws Exception {
    Limits limits = new Limits(32, 1_000, 1_000, 1, 65_536, 1_000);
    HallConfig hall = new HallConfig(RunningService.TICK, RunningService.QUICK.liveness(), limits);
    try (RunningService service = RunningService.start(0, hall, ALL)) {
      Map<String, String> forwarded = Map.of("X-Forwarded-For", "203.0.113.9");
      Client first = Client.open(vertx, service.port(), Client.PLAIN, forwarded).connect();
      assertThat(Client.open(vertx, service.port(), Client.PLAIN, forwarded).closeCode())
          .isEqualTo(3504);
      Client.open(vertx, service.port(), Client.PLAIN, Map.of("X-Forwarded-For", "203.0.113.10"))
          .connect();
      first.send("{");
      first.closeCode();
      Eventually.that(LIMIT, () -> assertThat(service.connections("websocket")).isEqualTo(1));
      Client.open(vertx, service.port(), Client.PLAIN, forwarded).connect();
    }
  }

  private Client enter(RunningService service, String user) throws Exception {
    Client client = Client.open(vertx, service.port());
    Instant later = Instant.now().plusSeconds(3_600);
    client.send(
        "{\"id\":1,\"connect\":{\"token\":\"%s\"}}".formatted(Signing.connection(user, later)));
    client.await(message -> message.startsWith("{\"id\":1,\"connect\":"));
    client.send(
        "{\"id\":2,\"subscribe\":{\"channel\":\"desk:a\",\"token\":\"%s\",\"join_leave\":true}}"
            .formatted(Signing.room(user, "desk:a", later)));
    client.await(message -> message.startsWith("{\"id\":2,\"subscribe\":"));
    return client;
  }
}
