package dev.bulletin.dashboard.source;

import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The fear and greed index of alternative.me, made once a day; needs no key. */
public final class FearAndGreed implements Source {
  private final Api api;
  private final String name;
  private final SourcePlan plan;
  private final Clock clock;

  /** A source of that name. */
  public FearAndGreed(Upstream alternativeMe, String name, SourcePlan plan, Clock clock) {
    this.api = new Api(alternativeMe, plan, clock);
    this.name = name;
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String feed() {
    return "index";
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  @Override
  public List<String> series() {
    return List.of(SeriesName.MARKET_FEAR_AND_GREED);
  }

  @Override
  public Future<Gathered> fetch() {
    Instant askedAt = clock.instant();
    return api.get("/fng/?limit=1", body -> read(body, askedAt));
  }

  private Gathered read(Buffer body, Instant askedAt) {
    return Gathered.samples(
        askedAt, List.of(FearAndGreedAnswer.sample(body, name, clock.instant())));
  }
}
