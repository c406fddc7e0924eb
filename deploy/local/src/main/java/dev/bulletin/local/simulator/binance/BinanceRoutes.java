package dev.bulletin.local.simulator.binance;

import dev.bulletin.local.simulator.FaultRoutes;
import dev.bulletin.local.simulator.ImitatedApi;
import dev.bulletin.local.simulator.PriceHistory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Imitates {@code GET /api/v3/ticker/24hr} and {@code GET /api/v3/klines}. */
public final class BinanceRoutes implements ImitatedApi {
  private static final int TOO_MANY_REQUESTS = 429;

  private final Tickers tickers;
  private final InstantSource clock;

  /** Of the markets with those histories, by their symbols. */
  public BinanceRoutes(Map<String, PriceHistory> historiesBySymbol, InstantSource clock) {
    this.tickers = new Tickers(historiesBySymbol, clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "binance";
  }

  @Override
  public void mount(Router router, FaultRoutes faults) {
    router.get("/api/v3/ticker/24hr").handler(faults.of(name())).handler(this::showTickers);
    router.get("/api/v3/klines").handler(faults.of(name())).handler(this::showCandles);
    router.get("/api/v3/ticker/24hr").failureHandler(BinanceRoutes::refuse);
    router.get("/api/v3/klines").failureHandler(BinanceRoutes::refuse);
  }

  private void showTickers(RoutingContext ctx) {
    TickerQuery query = TickerQuery.read(ctx.queryParams());
    List<Ticker> found = query.symbols().isEmpty() ? tickers.all() : tickers.of(query.symbols());
    List<JsonObject> answers =
        found.stream().map(ticker -> TickerJson.of(ticker, FaultRoutes.sign(ctx))).toList();
    ctx.json(query.isSingle() ? answers.get(0) : new JsonArray(answers));
  }

  private void showCandles(RoutingContext ctx) {
    CandleQuery query = CandleQuery.read(ctx.queryParams());
    Candles candles = new Candles(tickers.history(query.symbol()), query.span(), clock.instant());
    ctx.json(candles.of(query, FaultRoutes.sign(ctx)));
  }

  private static void refuse(RoutingContext ctx) {
    BinanceError error = error(ctx);
    ctx.response().setStatusCode(error.status());
    ctx.json(new JsonObject().put("code", error.code()).put("msg", error.message()));
  }

  private static BinanceError error(RoutingContext ctx) {
    if (ctx.failure() instanceof BinanceError known) {
      return known;
    }
    return ctx.statusCode() == TOO_MANY_REQUESTS
        ? BinanceError.tooManyRequests()
        : BinanceError.unknown();
  }
}
