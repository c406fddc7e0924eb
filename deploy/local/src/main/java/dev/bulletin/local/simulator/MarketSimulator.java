package dev.bulletin.local.simulator;

import dev.bulletin.local.simulator.binance.BinanceRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Imitates the external APIs with figures that follow from a seed and the time, and fails on
 * request ({@code PUT /simulator/fault}). One port serves all: their paths differ.
 */
public final class MarketSimulator {
  private static final String HOST = "127.0.0.1";
  private static final long SEED = 20_261_123;

  private final Vertx vertx;
  private final List<ImitatedApi> apis;

  public MarketSimulator(Vertx vertx) {
    this(vertx, SEED, Clock.systemUTC());
  }

  MarketSimulator(Vertx vertx, long seed, InstantSource clock) {
    Map<String, PriceHistory> histories = PriceHistory.all(seed);
    this.vertx = vertx;
    this.apis =
        List.of(
            new BinanceRoutes(histories, clock),
            new CoinGeckoRoutes(histories, seed, clock),
            new FearAndGreedRoutes(seed, clock),
            new FinnhubRoutes(seed, clock));
  }

  /** The prices of all markets as they are told, by symbols such as {@code BTCUSDT}. */
  public static Map<String, PriceHistory> prices() {
    return PriceHistory.all(SEED);
  }

  /** Listens on the loopback address until Vert.x is closed; port 0 means any, the answer which. */
  public Future<Integer> start(int port) {
    return start(port, HOST);
  }

  /** The same at another address of this machine. */
  public Future<Integer> start(int port, String host) {
    Router router = Router.router(vertx);
    FaultRoutes faults = new FaultRoutes(apis.stream().map(ImitatedApi::name).toList());
    faults.mount(router);
    apis.forEach(api -> api.mount(router, faults));
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(port, host)
        .map(HttpServer::actualPort);
  }
}
