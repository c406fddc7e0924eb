package dev.bulletin.local.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

/**
 * Imitates alternative.me's {@code GET /fng/}: a number from 0 to 100 for each day, numbers as
 * text.
 */
final class FearAndGreedRoutes implements ImitatedApi {
  private static final long DAY = 86_400;
  private static final int MAX_DAYS = 400;

  private final RandomWalk mood;
  private final InstantSource clock;

  FearAndGreedRoutes(long seed, InstantSource clock) {
    this.mood = new RandomWalk(seed + 4, 0.35);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "alternative-me";
  }

  @Override
  public void mount(Router router, FaultRoutes faults) {
    router.get("/fng/").handler(faults.of(name())).handler(this::show);
    router.get("/fng/").failureHandler(FearAndGreedRoutes::refuse);
  }

  private void show(RoutingContext ctx) {
    long now = clock.instant().getEpochSecond();
    JsonArray days = new JsonArray();
    for (int i = 0; i < days(ctx); i++) {
      days.add(day(now / DAY - i, FaultRoutes.sign(ctx)));
    }
    days.getJsonObject(0).put("time_until_update", Long.toString(DAY - now % DAY));
    ctx.json(
        new JsonObject()
            .put("name", "Fear and Greed Index")
            .put("data", days)
            .put("metadata", new JsonObject().putNull("error")));
  }

  private static int days(RoutingContext ctx) {
    String limit = ctx.queryParams().get("limit");
    return limit != null && limit.matches("[1-9][0-9]{0,2}")
        ? Math.min(MAX_DAYS, Integer.parseInt(limit))
        : 1;
  }

  /** A liar's are above a hundred. */
  private JsonObject day(long number, int sign) {
    long value = Math.round(100 / (1 + Math.exp(-mood.at(number * DAY))));
    return new JsonObject()
        .put("value", Long.toString(sign > 0 ? value : value + 101))
        .put("value_classification", classification(value))
        .put("timestamp", Long.toString(number * DAY));
  }

  private static String classification(long value) {
    if (value < 25) {
      return "Extreme Fear";
    }
    if (value < 47) {
      return "Fear";
    }
    if (value < 55) {
      return "Neutral";
    }
    return value < 76 ? "Greed" : "Extreme Greed";
  }

  private static void refuse(RoutingContext ctx) {
    ctx.response().setStatusCode(Math.max(400, ctx.statusCode()));
    ctx.json(
        new JsonObject()
            .put("name", "Fear and Greed Index")
            .put("metadata", new JsonObject().put("error", "The simulator refuses this request.")));
  }
}
