package dev.bulletin.local.simulator;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets persons and tests choose the fault by {@code PUT /simulator/fault}, and applies it to the
 * requests that pass. Not thread-safe: lives on the event loop of its server.
 */
final class FaultRoutes {
  private static final String PATH = "/simulator/fault";
  private static final String JSON = "application/json";
  private static final int MAX_BODY_BYTES = 1_000;

  private Fault fault = Fault.NONE;

  void mount(Router router) {
    router.get(PATH).handler(this::show);
    router.put(PATH).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    router.put(PATH).handler(this::choose);
  }

  /** Passes the request on, or answers it as the chosen fault demands. */
  void apply(RoutingContext ctx) {
    switch (fault) {
      case NONE -> ctx.next();
      case ERROR -> throw BinanceError.unknown();
      case LIMIT -> limit(ctx);
      case GARBAGE -> ctx.response().putHeader("Content-Type", JSON).end("[{\"symbol\":\"BTCUS");
      case STALL -> ctx.request().pause();
    }
  }

  private static void limit(RoutingContext ctx) {
    ctx.response().putHeader("Retry-After", "5");
    throw BinanceError.tooManyRequests();
  }

  private void show(RoutingContext ctx) {
    ctx.json(new JsonObject().put("fault", fault.code()));
  }

  private void choose(RoutingContext ctx) {
    Optional<Fault> chosen = chosen(ctx);
    if (chosen.isEmpty()) {
      ctx.response().setStatusCode(400).end(usage());
      return;
    }
    fault = chosen.get();
    show(ctx);
  }

  private static Optional<Fault> chosen(RoutingContext ctx) {
    try {
      JsonObject body = ctx.body().asJsonObject();
      return body == null ? Optional.empty() : Fault.of(String.valueOf(body.getValue("fault")));
    } catch (DecodeException noJson) {
      return Optional.empty();
    }
  }

  private static String usage() {
    return "expected {\"fault\": ...} with one of "
        + String.join(", ", Arrays.stream(Fault.values()).map(Fault::code).toList())
        + "\n";
  }
}
