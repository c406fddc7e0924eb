package dev.bulletin.bench.capacity;

import java.util.Comparator;
import java.util.List;

/**
 * Something of which there is not more, however many instances are started.
 *
 * @param share of it that is used; beyond 1 it does not go on like that
 * @param then what to change
 */
record Bound(String what, double share, String then) {
  /** All of them for a number of readers, in the order in which they are told. */
  static List<Bound> of(Sizing sizing) {
    Assumptions.Bounds most = sizing.assumptions().bounds();
    double utilisation = sizing.assumptions().machines().utilisation();
    return List.of(
        new Bound(
            "PostgreSQL's connections",
            sizing.postgresConnections() / most.postgresConnections(),
            "a smaller `BULLETIN_PG_POOL_SIZE`, as gateways hardly ask it, then fewer and larger"
                + " instances"),
        new Bound(
            "PostgreSQL's processors",
            sizing.cores(SuiteCosts.POSTGRES) / (most.postgresCores() * utilisation),
            "read replicas for report-service's reads and searches"),
        new Bound(
            "Redis' one thread",
            sizing.cores(SuiteCosts.REDIS) / (most.redisCores() * utilisation),
            "a Redis of its own for each service, then a Redis Cluster"),
        new Bound(
            "who publishes: a message to each realtime-service apart",
            sizing.publishingCores() / utilisation,
            "relays: some realtime-services hear the bus and tell the others"),
        new Bound(
            "each realtime-service hears every room",
            sizing.messageCores() / sizing.usableCores(),
            "rooms shared out over groups of realtime-services, by name in the address"),
        new Bound(
            "open files of one realtime-service",
            sizing.socketsPerInstance() / most.openFiles(),
            "more instances, or `fs.nr_open` and the limit of the container"),
        new Bound(
            "ports of the proxies towards one realtime-service",
            sizing.socketsPerInstance() / (most.portsPerProxy() * most.proxies()),
            "more proxies, more addresses of each, or a door that passes packets on"),
        new Bound(
            "network",
            (sizing.pageGigabits() + sizing.socketGigabits())
                / (most.networkGigabits() * utilisation),
            "a CDN before the gateway for pages; for sockets compression, a longer tick, and doors in"
                + " several places"),
        new Bound(
            "endpoints of a Service of Kubernetes",
            Math.max(sizing.instances(SuiteCosts.GATEWAY), sizing.realtimeInstances())
                / most.endpoints(),
            "larger instances, then several Services"),
        new Bound(
            "nodes of one Hazelcast cluster",
            sizing.nodes() / most.clusterNodes(),
            "larger instances, a CDN, then several clusters that share PostgreSQL and are told of"
                + " changes by it"));
  }

  /** What comes first. */
  static Bound next(Sizing sizing) {
    return of(sizing).stream().max(Comparator.comparingDouble(Bound::share)).orElseThrow();
  }
}
