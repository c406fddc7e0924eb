package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.health.CheckResult;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills its Redis, so it has one of its own. */
class RedisAwayIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final RedisServer redis = RedisServer.start();
  private final RunningService service = RunningService.start(SharedRedis.of(redis));

  @AfterEach
  void stop() {
    vertx.close().await();
    service.close();
    redis.close();
  }

  @Test
  void liveDeliveryGoesOnAndRecoveryIsRefusedUntilANewEpochHasBegun() throws Exception {
    Client reader = Client.open(vertx, service.port()).connect();
    JsonObject entry = join(reader, "");
    String epoch = entry.getString("epoch");
    assertThat(entry.getBoolean("recoverable")).isTrue();
    service.publish(news("weekly", "before", "1"));
    assertThat(reader.await(isAbout("before"))).contains("\"offset\":1}}}");

    redis.kill();
    Eventually.that(LIMIT, () -> assertThat(check("cache").up()).isFalse());
    service.publish(news("weekly", "during", "1"));
    assertThat(reader.await(isAbout("during"))).doesNotContain("offset");
    assertThat(check("history").up()).isFalse();
    assertThat(check("history").detail()).contains("cannot be recovered");
    JsonObject without = join(Client.open(vertx, service.port()).connect(), place(epoch));
    assertThat(without.getBoolean("recoverable", false)).isFalse();
    assertThat(without.getBoolean("recovered", false)).isFalse();
    service.publish(tile("BTC", "t1", "1"));

    redis.restart();
    assertThat(reader.await(message -> message.contains("\"unsubscribe\"")))
        .contains("\"code\":2500");
    JsonObject anew = join(reader, place(epoch));
    assertThat(anew.getString("epoch")).isNotEqualTo(epoch);
    assertThat(anew.getBoolean("recovered", false)).isFalse();
    assertThat(anew.getBoolean("recoverable")).isTrue();
    service.publish(news("weekly", "during", "1"), news("weekly", "after", "1"));
    assertThat(reader.await(isAbout("after"))).doesNotContain("\"id\":\"during\"");
    Eventually.that(LIMIT, () -> assertThat(check("history").up()).isTrue());
    JsonObject back =
        join(
            Client.open(vertx, service.port()).connect(),
            place(anew.getString("epoch"), anew.getLong("offset", 0L)));
    assertThat(back.getBoolean("recovered")).isTrue();
    assertThat(back.getJsonArray("publications").encode()).contains("\"id\":\"after\"");
  }

  private static Predicate<String> isAbout(String id) {
    return message -> message.contains("\"id\":\"" + id + "\"");
  }

  private static String place(String epoch) {
    return place(epoch, 1);
  }

  private static String place(String epoch, long offset) {
    return ",\"recover\":true,\"epoch\":\"%s\",\"offset\":%d".formatted(epoch, offset);
  }

  private static JsonObject join(Client client, String place) throws Exception {
    client.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + REPORTS + "\"" + place + "}}");
    String reply = client.await(message -> message.startsWith("{\"id\":2,"));
    return new JsonObject(reply.lines().findFirst().orElseThrow()).getJsonObject("subscribe");
  }

  private CheckResult check(String name) {
    return service.node().health().report().await().checks().get("realtime-service/" + name);
  }
}
