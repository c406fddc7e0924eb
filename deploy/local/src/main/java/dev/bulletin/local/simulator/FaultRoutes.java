package dev.bulletin.local.simulator;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets persons and tests choose the fault of one API, or of all, by {@code PUT /simulator/fault},
 * and applies it to the requests that pass. Not thread-safe: lives on the event loop of its server.
 */
public final class FaultRoutes {
  private static final String PATH = "/simulator/fault";
  private static final String JSON = "application/json";
  private static final String SIGN = "sign";
  private static final int MAX_BODY_BYTES = 1_000;
  private static final int INTERNAL_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Map<String, Fault> faultsByApi = new TreeMap<>();

  FaultRoutes(Collection<String> apis) {
    apis.forEach(api -> faultsByApi.put(api, Fault.NONE));
  }

  void mount(Router router) {
    router.get(PATH).handler(this::show);
    router.put(PATH).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    router.put(PATH).handler(this::choose);
  }

  /** Passes a request to that API on, or answers it as the chosen fault demands. */
  public Handler<RoutingContext> of(String api) {
    return ctx -> apply(faultsByApi.getOrDefault(api, Fault.NONE), ctx);
  }

  /** The sign of the numbers in an answer: a liar's are below zero. */
  public static int sign(RoutingContext ctx) {
    return ctx.get(SIGN, 1);
  }

  private static void apply(Fault fault, RoutingContext ctx) {
    switch (fault) {
      case NONE -> ctx.next();
      case LIE -> ctx.put(SIGN, -1).next();
      case ERROR -> ctx.fail(INTERNAL_ERROR);
      case LIMIT -> limit(ctx);
      case GARBAGE -> ctx.response().putHeader("Content-Type", JSON).end("[{\"symbol\":\"BTCUS");
      case CUT -> cut(ctx.response());
      case STALL -> ctx.request().pause();
    }
  }

  private static void limit(RoutingContext ctx) {
    ctx.response().putHeader("Retry-After", "5");
    ctx.fail(TOO_MANY_REQUESTS);
  }

  private static void cut(HttpServerResponse response) {
    response.putHeader("Content-Type", JSON).putHeader("Content-Length", "1000");
    response.write("[{\"symbol\":\"BTCUS").onComplete(sent -> response.reset());
  }

  private void show(RoutingContext ctx) {
    JsonObject all = new JsonObject();
    faultsByApi.forEach((api, fault) -> all.put(api, fault.code()));
    ctx.json(all);
  }

  private void choose(RoutingContext ctx) {
    JsonObject body = body(ctx);
    Optional<Fault> fault = Fault.of(String.valueOf(body.getValue("fault")));
    List<String> apis = apis(body);
    if (fault.isEmpty() || apis.isEmpty()) {
      ctx.response().setStatusCode(400).end(usage());
      return;
    }
    apis.forEach(api -> faultsByApi.put(api, fault.get()));
    show(ctx);
  }

  /** Those that the body names; all when it names none, none when there is none of that name. */
  private List<String> apis(JsonObject body) {
    Object api = body.getValue("source");
    return faultsByApi.keySet().stream().filter(name -> api == null || name.equals(api)).toList();
  }

  private static JsonObject body(RoutingContext ctx) {
    try {
      JsonObject body = ctx.body().asJsonObject();
      return body == null ? new JsonObject() : body;
    } catch (DecodeException noJson) {
      return new JsonObject();
    }
  }

  private String usage() {
    return "expected {\"source\": ..., \"fault\": ...} with a source of %s, or none for all, and a fault of %s%n"
        .formatted(
            String.join(", ", faultsByApi.keySet()),
            String.join(", ", Arrays.stream(Fault.values()).map(Fault::code).toList()));
  }
}
