package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.transport.TransportKind;
import io.github.centrifugal.centrifuge.Client;
import io.github.centrifugal.centrifuge.ConnectedEvent;
import io.github.centrifugal.centrifuge.ConnectionTokenEvent;
import io.github.centrifugal.centrifuge.ConnectionTokenGetter;
import io.github.centrifugal.centrifuge.DisconnectedEvent;
import io.github.centrifugal.centrifuge.EventListener;
import io.github.centrifugal.centrifuge.HistoryOptions;
import io.github.centrifugal.centrifuge.JoinEvent;
import io.github.centrifugal.centrifuge.MessageEvent;
import io.github.centrifugal.centrifuge.Options;
import io.github.centrifugal.centrifuge.PresenceStatsResult;
import io.github.centrifugal.centrifuge.PublicationEvent;
import io.github.centrifugal.centrifuge.ReplyError;
import io.github.centrifugal.centrifuge.ResultCallback;
import io.github.centrifugal.centrifuge.SubscribedEvent;
import io.github.centrifugal.centrifuge.Subscription;
import io.github.centrifugal.centrifuge.SubscriptionEventListener;
import io.github.centrifugal.centrifuge.SubscriptionOptions;
import io.github.centrifugal.centrifuge.SubscriptionTokenEvent;
import io.github.centrifugal.centrifuge.SubscriptionTokenGetter;
import io.github.centrifugal.centrifuge.TokenCallback;
import io.github.centrifugal.centrifuge.UnsubscribedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The published SDK for Java, unchanged, which speaks Protobuf. */
class JavaSdkIT {
  private static final long LIMIT_SECONDS = 60;

  /** What has happened, a line each. */
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private final List<String> passedBy = new ArrayList<>();
  private final AtomicInteger connectionTokens = new AtomicInteger();
  private final AtomicInteger roomTokens = new AtomicInteger();
  private final List<String> ends = new CopyOnWriteArrayList<>();

  @Test
  void hearsWhatIsPublishedAndComesBackToANodeThatWasRestarted() throws Exception {
    RunningService service = RunningService.startWhereAnotherFollows();
    int port = service.port();
    Client client = client(port, new Options());
    try {
      subscribe(client, "dashboard:crypto", new SubscriptionOptions());
      subscribe(client, "reports", new SubscriptionOptions());
      client.connect();
      await("connected"::equals);
      await("subscribed dashboard:crypto"::equals);
      await("subscribed reports"::equals);
      service.publish(tile("BTC", "t1", "{\"price\":\"Á\"}"), news("weekly", "n1", "1"));
      await(event -> event.contains("\"id\":\"t1\"") && event.contains("{\"price\":\"Á\"}"));
      await(event -> event.contains("\"id\":\"n1\""));
      service.close();
      try (RunningService next =
          RunningService.start(port, RunningService.QUICK, Set.of(TransportKind.values()))) {
        await("subscribed reports"::equals);
        next.publish(news("weekly", "n2", "2"));
        await(event -> event.contains("\"id\":\"n2\""));
      }
    } finally {
      service.close();
      client.close(1_000);
    }
  }

  @Test
  void hearsWhatIsCompressed() throws Exception {
    try (RunningService service = RunningService.startCompressing()) {
      Client client = client(service.port(), new Options());
      subscribe(client, "dashboard:crypto", new SubscriptionOptions());
      client.connect();
      await("subscribed dashboard:crypto"::equals);
      String text = "Á".repeat(5_000);
      service.publish(tile("BTC", "t1", "{\"text\":\"" + text + "\"}"));
      await(event -> event.contains("\"id\":\"t1\"") && event.contains(text));
      assertThat(service.count("deflations")).isPositive();
      client.close(1_000);
    }
  }

  @Test
  void meetsOthersWhereATokenLetsItInAndRenewsItsTokens() throws Exception {
    try (RunningService service = RunningService.start()) {
      Options options = new Options();
      options.setTokenGetter(connectionTokens());
      Client client = client(service.port(), options);
      SubscriptionOptions desk = new SubscriptionOptions();
      desk.setTokenGetter(roomTokens());
      desk.setJoinLeave(true);
      Subscription subscription = subscribe(client, "desk:a", desk);
      client.connect();
      await("subscribed desk:a"::equals);
      await("join ann"::equals);
      subscription.publish(bytes("{\"said\":1}"), (error, result) -> note("published", error));
      await("published"::equals);
      await(event -> event.contains("{\"said\":1}"));
      subscription.presence(
          (error, result) -> note("present " + result.getClients().size(), error));
      await("present 1"::equals);
      HistoryOptions all = new HistoryOptions.Builder().withLimit(10).build();
      subscription.history(
          all, (error, result) -> note("kept " + result.getPublications().size(), error));
      await(event -> event.matches("kept [1-9][0-9]*"));
      CompletableFuture<PresenceStatsResult> stats = new CompletableFuture<>();
      subscription.presenceStats((error, result) -> stats.complete(result));
      assertThat(stats.get(LIMIT_SECONDS, TimeUnit.SECONDS).getNumUsers()).isEqualTo(1);
      await(event -> connectionTokens.get() > 1 && roomTokens.get() > 1);
      assertThat(ends).isEmpty();
      client.close(1_000);
    }
  }

  @Test
  void isToldWhatItMayNot() throws Exception {
    try (RunningService service = RunningService.start()) {
      Client client = client(service.port(), new Options());
      subscribe(client, "nowhere", new SubscriptionOptions());
      client.connect();
      await("unsubscribed 102 unknown channel"::equals);
      CompletableFuture<Throwable> refused = new CompletableFuture<>();
      client.publish("reports", bytes("1"), failing(refused));
      assertThat(code(refused)).isEqualTo(103);
      CompletableFuture<Throwable> unknown = new CompletableFuture<>();
      client.rpc("anything", bytes("1"), failing(unknown));
      assertThat(code(unknown)).isEqualTo(104);
      client.send(bytes("1"), error -> {});
      await("disconnected 3508 not available"::equals);
      client.close(1_000);
    }
  }

  private static <T> ResultCallback<T> failing(CompletableFuture<Throwable> failure) {
    return (error, result) -> failure.complete(error);
  }

  private static int code(CompletableFuture<Throwable> failure) throws Exception {
    return ((ReplyError) failure.get(LIMIT_SECONDS, TimeUnit.SECONDS)).getCode();
  }

  private void note(String event, Throwable error) {
    events.add(error == null ? event : event + " " + error);
  }

  /** Also one that came before what was waited for last: rooms have no order among each other. */
  private void await(Predicate<String> condition) throws InterruptedException {
    Optional<String> earlier = passedBy.stream().filter(condition).findFirst();
    if (earlier.isPresent()) {
      passedBy.remove(earlier.get());
      return;
    }
    String event = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    while (event != null && !condition.test(event)) {
      passedBy.add(event);
      event = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(event).as("such an event in %d s", LIMIT_SECONDS).isNotNull();
  }

  private Client client(int port, Options options) {
    options.setMinReconnectDelay(100);
    options.setMaxReconnectDelay(500);
    return new Client(
        "ws://127.0.0.1:" + port + "/connection/websocket", options, new Connection());
  }

  private Subscription subscribe(Client client, String room, SubscriptionOptions options)
      throws Exception {
    Subscription subscription = client.newSubscription(room, options, new Room());
    subscription.subscribe();
    return subscription;
  }

  private ConnectionTokenGetter connectionTokens() {
    return new ConnectionTokenGetter() {
      @Override
      public void getConnectionToken(ConnectionTokenEvent event, TokenCallback callback) {
        give(connectionTokens, callback, Signing.connection("ann", soon()));
      }
    };
  }

  private SubscriptionTokenGetter roomTokens() {
    return new SubscriptionTokenGetter() {
      @Override
      public void getSubscriptionToken(SubscriptionTokenEvent event, TokenCallback callback) {
        give(roomTokens, callback, Signing.room("ann", event.getChannel(), soon()));
      }
    };
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(4);
  }

  private void give(AtomicInteger given, TokenCallback callback, String token) {
    given.incrementAndGet();
    events.add("token");
    callback.Done(null, token);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private final class Connection extends EventListener {
    @Override
    public void onConnected(Client client, ConnectedEvent event) {
      events.add("connected");
    }

    @Override
    public void onDisconnected(Client client, DisconnectedEvent event) {
      String end = "disconnected " + event.getCode() + " " + event.getReason();
      ends.add(end);
      events.add(end);
    }

    @Override
    public void onMessage(Client client, MessageEvent event) {
      events.add("message " + new String(event.getData(), StandardCharsets.UTF_8));
    }
  }

  private final class Room extends SubscriptionEventListener {
    @Override
    public void onSubscribed(Subscription subscription, SubscribedEvent event) {
      events.add("subscribed " + subscription.getChannel());
    }

    @Override
    public void onUnsubscribed(Subscription subscription, UnsubscribedEvent event) {
      events.add("unsubscribed " + event.getCode() + " " + event.getReason());
    }

    @Override
    public void onPublication(Subscription subscription, PublicationEvent event) {
      events.add(new String(event.getData(), StandardCharsets.UTF_8));
    }

    @Override
    public void onJoin(Subscription subscription, JoinEvent event) {
      events.add("join " + event.getInfo().getUser());
    }
  }
}
