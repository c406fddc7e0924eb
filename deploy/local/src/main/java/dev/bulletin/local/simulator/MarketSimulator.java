package dev.bulletin.local.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;

/**
 * Imitates Binance's {@code GET /api/v3/ticker/24hr} with prices that follow from a seed and the
 * time, and fails on request ({@code PUT /simulator/fault}).
 */
public final class MarketSimulator {
  private static final String HOST = "127.0.0.1";
  private static final long SEED = 20_261_123;

  private final Vertx vertx;
  private final Tickers tickers;

  public MarketSimulator(Vertx vertx) {
    this(vertx, SEED, Clock.systemUTC());
  }

  MarketSimulator(Vertx vertx, long seed, InstantSource clock) {
    this.vertx = vertx;
    this.tickers = new Tickers(seed, clock);
  }

  /** Listens on the loopback address until Vert.x is closed; port 0 means any, the answer which. */
  public Future<Integer> start(int port) {
    Router router = Router.router(vertx);
    FaultRoutes faults = new FaultRoutes();
    faults.mount(router);
    router.get("/api/v3/ticker/24hr").handler(faults::apply).handler(this::show);
    router.get("/api/*").failureHandler(MarketSimulator::refuse);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(port, HOST)
        .map(HttpServer::actualPort);
  }

  private void show(RoutingContext ctx) {
    TickerQuery query = TickerQuery.read(ctx.queryParams());
    List<Ticker> found = query.symbols().isEmpty() ? tickers.all() : tickers.of(query.symbols());
    List<JsonObject> answers = found.stream().map(TickerJson::of).toList();
    ctx.json(query.isSingle() ? answers.get(0) : new JsonArray(answers));
  }

  private static void refuse(RoutingContext ctx) {
    if (ctx.failure() instanceof BinanceError error) {
      ctx.response().setStatusCode(error.status());
      ctx.json(new JsonObject().put("code", error.code()).put("msg", error.message()));
    } else {
      ctx.next();
    }
  }
}
