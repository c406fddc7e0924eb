package dev.bulletin.bench.baseline;

import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.page.Parsing;
import dev.bulletin.gateway.GatewayConfig;
import dev.bulletin.gateway.PageTools;
import dev.bulletin.gateway.edge.PageCacheConfig;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.report.ReportConfig;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.report.ReportServiceMain.OpenCaches;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the services are built from, as far as the plan's measures concern it.
 *
 * @param eventLoops of the node
 * @param pools of connections to PostgreSQL
 * @param pageMebibytes for finished pages and what they are made of; 0 keeps none
 * @param answerMebibytes for answers of report-service; 0 keeps none
 * @param shared where its answers are kept besides
 */
record Wiring(
    int eventLoops,
    Pools pools,
    int pageMebibytes,
    int answerMebibytes,
    OpenCaches shared,
    Parsing parsing,
    Supplier<Compressor> compressor) {
  /** Of Vert.x, if nobody sets another. */
  private static final int DEFAULT_CONNECTIONS = 4;

  /**
   * What a competent developer writes who has not heard of the plan: one verticle, a pool as it
   * comes, a template engine as it comes, gzip, and every request asks PostgreSQL.
   */
  static Wiring baseline() {
    return new Wiring(
        1,
        new Pools(DEFAULT_CONNECTIONS, /* genericPlans= */ false),
        0,
        0,
        Wiring::unshared,
        Parsing.EACH_TIME,
        Compressor::withoutBrotli);
  }

  /**
   * The connections of each service.
   *
   * @param genericPlans of the statements of report-service
   */
  private record Pools(int connections, boolean genericPlans) {}

  static Wiring with(List<String> measures) {
    Wiring wiring = baseline();
    for (String name : measures) {
      wiring = Measure.named(name).wiring().apply(wiring);
    }
    return wiring;
  }

  private static Future<Caches> unshared(Node node, ReportConfig config) {
    return Caches.open(node, ReportServiceMain.SERVICE.name(), config.cache());
  }

  Wiring withEventLoops(int loops) {
    return new Wiring(loops, pools, pageMebibytes, answerMebibytes, shared, parsing, compressor);
  }

  Wiring withConnections(int many) {
    return with(new Pools(many, pools.genericPlans()));
  }

  Wiring planningOnce() {
    return with(new Pools(pools.connections(), /* genericPlans= */ true));
  }

  private Wiring with(Pools other) {
    return new Wiring(
        eventLoops, other, pageMebibytes, answerMebibytes, shared, parsing, compressor);
  }

  Wiring keepingPages(int mebibytes) {
    return new Wiring(eventLoops, pools, mebibytes, answerMebibytes, shared, parsing, compressor);
  }

  Wiring keepingAnswers(int mebibytes) {
    return new Wiring(eventLoops, pools, pageMebibytes, mebibytes, shared, parsing, compressor);
  }

  Wiring sharing(OpenCaches caches) {
    return new Wiring(
        eventLoops, pools, pageMebibytes, answerMebibytes, caches, parsing, compressor);
  }

  Wiring parsing(Parsing other) {
    return new Wiring(eventLoops, pools, pageMebibytes, answerMebibytes, shared, other, compressor);
  }

  Wiring compressing(Supplier<Compressor> other) {
    return new Wiring(eventLoops, pools, pageMebibytes, answerMebibytes, shared, parsing, other);
  }

  NodeConfig node(NodeConfig read) {
    RuntimeConfig runtime = read.runtime();
    return new NodeConfig(
        new RuntimeConfig(
            eventLoops,
            runtime.workers(),
            runtime.cpuWorkers(),
            runtime.threadStackKib(),
            runtime.drain(),
            runtime.grace()),
        read.cluster(),
        read.management(),
        read.log(),
        read.traces());
  }

  ReportConfig reports(ReportConfig read) {
    return new ReportConfig(
        pool(read.pg()),
        read.redis(),
        read.internal(),
        new CacheConfig(answerMebibytes, read.cache().lifetimes()),
        read.exports(),
        read.announcePeriod(),
        read.schedulePeriod(),
        read.publicUrl());
  }

  GatewayConfig gateway(GatewayConfig read) {
    return new GatewayConfig(
        read.http(),
        read.httpLimits(),
        read.tls(),
        read.limits(),
        read.allowedOrigins(),
        read.framing(),
        pool(read.pg()),
        read.access(),
        read.audit(),
        read.oidc(),
        read.sockets(),
        read.socketTokens(),
        new PageCacheConfig(pageMebibytes, read.pages().ttl()),
        read.deliveries(),
        read.internalSecret(),
        read.templates(),
        read.simulated());
  }

  PageTools tools() {
    return new PageTools(parsing, compressor);
  }

  private PgConfig pool(PgConfig pg) {
    return new PgConfig(
        pg.host(),
        pg.port(),
        pg.database(),
        pg.user(),
        pg.password(),
        pg.sslMode(),
        pools.connections(),
        pg.statementTimeout(),
        pools.genericPlans() && pg.genericPlans());
  }
}
