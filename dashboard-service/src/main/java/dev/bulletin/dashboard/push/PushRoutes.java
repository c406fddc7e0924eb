package dev.bulletin.dashboard.push;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.source.KnownSources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes samples from programs that may push, and answers after the commit what became of them. */
public final class PushRoutes implements Routes {
  private static final Logger log = LoggerFactory.getLogger(PushRoutes.class);

  private static final int MAX_WAITING = 200_000;
  private static final String JSON = "application/json";
  private static final Set<String> LINES = Set.of("", "text/plain", "application/octet-stream");

  private final PushRules rules;
  private final PushRates rates;
  private final PushBatches batches;
  private final WorkerExecutor cpu;
  private final Clock clock;
  private final Counter accepted;
  private final Counter rejected;

  /**
   * Samples that pass the rules go into that sink, which tells which of them it refuses.
   *
   * @param perSecond how many samples one principal may push on this instance
   */
  public PushRoutes(
      Node node,
      PushRules rules,
      int perSecond,
      Function<List<Sample>, Future<List<Refusal>>> sink) {
    this.rules = rules;
    this.rates = new PushRates(perSecond);
    this.batches = new PushBatches(node.vertx(), MAX_WAITING, sink);
    this.cpu = node.cpu();
    this.clock = node.clock();
    this.accepted = samples(node.meters(), "accepted");
    this.rejected = samples(node.meters(), "rejected");
  }

  @Override
  public void mount(Router router) {
    router.post("/samples").handler(PushRoutes::admit);
    router
        .post("/samples")
        .handler(BodyHandler.create(false).setBodyLimit(PushBody.MAX_BYTES))
        .handler(this::push);
  }

  /** Before the body is read. */
  private static void admit(RoutingContext ctx) {
    Principal principal = PrincipalHeader.read(ctx.request());
    if (principal.scopes().stream().noneMatch(DashboardContract::isPushScope)) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN, "needs the scope " + DashboardContract.PUSH_SCOPE);
    }
    ctx.next();
  }

  private void push(RoutingContext ctx) {
    Principal principal = PrincipalHeader.read(ctx.request());
    PushBody body = body(ctx);
    cpu.executeBlocking(() -> judged(body, principal), /* ordered= */ false)
        .compose(pushed -> keep(pushed, principal))
        .onSuccess(this::count)
        .compose(answer -> answer(ctx, answer))
        .onFailure(ctx::fail);
  }

  private static PushBody body(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Buffer bytes = Objects.requireNonNullElse(ctx.body().buffer(), Buffer.buffer());
    String precision = Objects.requireNonNullElse(request.getParam("precision"), "ns");
    return new PushBody(bytes, isGzip(request), isJson(request), Precision.of(precision));
  }

  private static boolean isGzip(HttpServerRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw new ServiceException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding: expected gzip or none");
    }
    return true;
  }

  private static boolean isJson(HttpServerRequest request) {
    String type = mediaType(request.getHeader(HttpHeaders.CONTENT_TYPE));
    if (!type.equals(JSON) && !LINES.contains(type)) {
      throw new ServiceException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type: expected application/json, or text/plain for line protocol");
    }
    return type.equals(JSON);
  }

  private static String mediaType(@Nullable String header) {
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private Pushed judged(PushBody body, Principal principal) {
    // As fine as PostgreSQL keeps it, so that all see the same time.
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Pushed pushed = body.read(now);
    pushed.keepOnly(sample -> rules.refusal(sample, principal, now));
    return pushed;
  }

  private Future<PushAnswer> keep(Pushed pushed, Principal principal) {
    rates.spend(principal, pushed.samples().size());
    return batches
        .add(pushed.samples().stream().map(PushRoutes::toSample).toList())
        .recover(PushRoutes::explain)
        .map(refused -> answer(pushed, refused));
  }

  private static Sample toSample(PushedSample pushed) {
    return new Sample(pushed.series(), pushed.value(), pushed.at(), KnownSources.PUSH);
  }

  private static Future<List<Refusal>> explain(Throwable failure) {
    if (!PassingFailure.is(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("what was pushed is not to be stored: {}", failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable(
            "nothing can be stored at present: send the same again later"));
  }

  /** What was stored at once may be of several pushes, and so may what was refused. */
  private static PushAnswer answer(Pushed pushed, List<Refusal> refused) {
    Map<Sample, String> reasons =
        refused.stream()
            .collect(Collectors.toMap(Refusal::sample, Refusal::reason, (one, same) -> one));
    pushed.keepOnly(sample -> Optional.ofNullable(reasons.get(toSample(sample))));
    return pushed.answer();
  }

  private static Counter samples(MeterRegistry meters, String outcome) {
    return meters.counter("bulletin.push.samples", "outcome", outcome);
  }

  private void count(PushAnswer answer) {
    accepted.increment(answer.accepted());
    rejected.increment(answer.rejected());
  }

  /** A push of which nothing is kept has failed, and says why. */
  private static Future<Void> answer(RoutingContext ctx, PushAnswer answer) {
    if (answer.accepted() == 0 && answer.rejected() > 0) {
      throw answer.failure();
    }
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonMapper.buffer(answer));
  }
}
