package dev.bulletin.local.simulator;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imitates Finnhub's {@code GET /api/v1/quote}: the last price of a fund that is traded in New
 * York, from half past nine to four on weekdays. It wants a key, and takes any.
 */
final class FinnhubRoutes implements ImitatedApi {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime OPENS = LocalTime.of(9, 30);
  private static final LocalTime CLOSES = LocalTime.of(16, 0);
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final int UNAUTHENTICATED = 401;
  private static final Map<String, Double> USUAL = Map.of("SPY", 671.0, "QQQ", 608.0, "DIA", 478.0);

  private final long seed;
  private final InstantSource clock;

  FinnhubRoutes(long seed, InstantSource clock) {
    this.seed = seed;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "finnhub";
  }

  @Override
  public void mount(Router router, FaultRoutes faults) {
    router.get("/api/v1/quote").handler(faults.of(name())).handler(this::show);
    router.get("/api/v1/quote").failureHandler(FinnhubRoutes::refuse);
  }

  private void show(RoutingContext ctx) {
    if (ctx.request().getHeader("X-Finnhub-Token") == null
        && !ctx.queryParams().contains("token")) {
      ctx.fail(UNAUTHENTICATED);
      return;
    }
    ctx.json(quote(String.valueOf(ctx.queryParams().get("symbol")), FaultRoutes.sign(ctx)));
  }

  /** Of what is not known everything is zero. */
  private JsonObject quote(String symbol, int sign) {
    Double usual = USUAL.get(symbol);
    return usual == null
        ? quote(0, 0, 0, 0, 0, 0)
        : quote(new RandomWalk(seed + symbol.hashCode(), 0.01), usual, sign);
  }

  private JsonObject quote(RandomWalk walk, double usual, int sign) {
    ZonedDateTime last = lastTraded(clock.instant());
    ZonedDateTime opened = last.with(OPENS);
    double open = price(walk, usual, opened);
    double now = price(walk, usual, last);
    double before = price(walk, usual, lastTraded(opened.minusSeconds(1).toInstant()));
    return quote(
        sign * now, before, open, Math.max(open, now), Math.min(open, now), last.toEpochSecond());
  }

  private static double price(RandomWalk walk, double usual, ZonedDateTime at) {
    return rounded(usual * Math.exp(walk.at(at.toEpochSecond())));
  }

  private static JsonObject quote(
      double now, double before, double open, double high, double low, long second) {
    return new JsonObject()
        .put("c", now)
        .put("d", before == 0 ? null : rounded(now - before))
        .put("dp", before == 0 ? null : rounded(100 * (now / before - 1)))
        .put("h", high)
        .put("l", low)
        .put("o", open)
        .put("pc", before)
        .put("t", second);
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }

  /** The moment itself while there is trade, else the end of the last day on which there was. */
  private static ZonedDateTime lastTraded(Instant moment) {
    ZonedDateTime at = moment.atZone(NEW_YORK).withNano(0);
    if (at.toLocalTime().isBefore(OPENS)) {
      at = at.minusDays(1).with(CLOSES);
    }
    while (WEEKEND.contains(at.getDayOfWeek())) {
      at = at.minusDays(1).with(CLOSES);
    }
    return at.toLocalTime().isAfter(CLOSES) ? at.with(CLOSES) : at;
  }

  private static void refuse(RoutingContext ctx) {
    ctx.response().setStatusCode(Math.max(400, ctx.statusCode()));
    ctx.json(new JsonObject().put("error", error(ctx.statusCode())));
  }

  private static @Nullable String error(int status) {
    return switch (status) {
      case UNAUTHENTICATED -> "Please use an API key.";
      case 429 -> "API limit reached. Remaining Limit: 0";
      default -> "The simulator refuses this request.";
    };
  }
}
