package dev.bulletin.local.simulator;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Imitates CoinGecko's {@code GET /api/v3/global} and {@code GET /api/v3/simple/price}: of all
 * coins together, and of single ones in dollars, which differ a little from what an exchange says
 * in USDT.
 */
final class CoinGeckoRoutes implements ImitatedApi {
  private static final long DAY = 86_400;

  /**
   * New figures come every so many seconds: sooner than the real ones, so that they can be seen to.
   */
  private static final long RENEWED = 10;

  private static final double CAPITALISATION = 3.4e12;
  private static final double VOLUME = 1.45e11;
  private static final Map<String, String> SYMBOLS_BY_ID =
      Map.of(
          "bitcoin", "BTCUSDT",
          "ethereum", "ETHUSDT",
          "solana", "SOLUSDT",
          "ripple", "XRPUSDT",
          "cardano", "ADAUSDT",
          "chainlink", "LINKUSDT",
          "binancecoin", "BNBUSDT");

  private final Map<String, PriceHistory> historiesBySymbol;
  private final RandomWalk capitalisation;
  private final RandomWalk volume;
  private final RandomWalk dominance;
  private final InstantSource clock;

  CoinGeckoRoutes(Map<String, PriceHistory> historiesBySymbol, long seed, InstantSource clock) {
    this.historiesBySymbol = historiesBySymbol;
    this.capitalisation = new RandomWalk(seed + 1, 0.018);
    this.volume = new RandomWalk(seed + 2, 0.12);
    this.dominance = new RandomWalk(seed + 3, 0.004);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "coingecko";
  }

  @Override
  public void mount(Router router, FaultRoutes faults) {
    router.get("/api/v3/global").handler(faults.of(name())).handler(this::showAll);
    router.get("/api/v3/simple/price").handler(faults.of(name())).handler(this::showPrices);
    router.get("/api/v3/global").failureHandler(CoinGeckoRoutes::refuse);
    router.get("/api/v3/simple/price").failureHandler(CoinGeckoRoutes::refuse);
  }

  private long second() {
    return clock.instant().getEpochSecond() / RENEWED * RENEWED;
  }

  private void showAll(RoutingContext ctx) {
    long second = second();
    int sign = FaultRoutes.sign(ctx);
    double now = CAPITALISATION * Math.exp(capitalisation.at(second));
    double before = CAPITALISATION * Math.exp(capitalisation.at(second - DAY));
    double bitcoin = 56 * Math.exp(dominance.at(second));
    JsonObject data =
        new JsonObject()
            .put("active_cryptocurrencies", 17_200)
            .put("upcoming_icos", 0)
            .put("ongoing_icos", 49)
            .put("ended_icos", 3_376)
            .put("markets", 1_240)
            .put("total_market_cap", new JsonObject().put("usd", sign * now))
            .put(
                "total_volume",
                new JsonObject().put("usd", sign * VOLUME * Math.exp(volume.at(second))))
            .put(
                "market_cap_percentage",
                new JsonObject().put("btc", sign * bitcoin).put("eth", sign * (68 - bitcoin)))
            .put("market_cap_change_percentage_24h_usd", 100 * (now / before - 1))
            .put("updated_at", second);
    ctx.json(new JsonObject().put("data", data));
  }

  private void showPrices(RoutingContext ctx) {
    String ids = Objects.requireNonNullElse(ctx.queryParams().get("ids"), "");
    if (ids.isEmpty()) {
      ctx.response().setStatusCode(422);
      ctx.json(new JsonObject().put("error", "Missing parameter ids"));
      return;
    }
    JsonObject prices = new JsonObject();
    Arrays.stream(ids.split(","))
        .filter(SYMBOLS_BY_ID::containsKey)
        .forEach(id -> prices.put(id, price(id, FaultRoutes.sign(ctx))));
    ctx.json(prices);
  }

  private JsonObject price(String id, int sign) {
    PriceHistory history =
        Objects.requireNonNull(
            historiesBySymbol.get(Objects.requireNonNull(SYMBOLS_BY_ID.get(id))));
    long second = second();
    double now = history.at(second).doubleValue();
    double before = history.at(second - DAY).doubleValue();
    return new JsonObject()
        .put("usd", sign * history.inDollarsAt(second).doubleValue())
        .put("usd_24h_change", 100 * (now / before - 1))
        .put("last_updated_at", second);
  }

  private static void refuse(RoutingContext ctx) {
    int status = Math.max(400, ctx.statusCode());
    ctx.response().setStatusCode(status);
    ctx.json(
        new JsonObject()
            .put(
                "status",
                new JsonObject()
                    .put("error_code", status)
                    .put("error_message", "The simulator refuses this request.")));
  }
}
