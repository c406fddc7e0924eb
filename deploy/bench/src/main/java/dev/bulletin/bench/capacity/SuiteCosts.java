package dev.bulletin.bench.capacity;

import dev.bulletin.bench.BenchException;
import java.util.List;
import java.util.Map;

/**
 * What readers and writers of pages have cost the whole suite, each service in a JVM of its own.
 *
 * @param assetFiles that a page needs besides, with {@code assetBytes} in all
 */
record SuiteCosts(
    Map<String, AtRest> atRest,
    int assetFiles,
    long assetBytes,
    List<Operation> operations,
    List<String> jvmOptions) {
  static final String GATEWAY = "gateway";
  static final String REPORTS = "report-service";
  static final String DASHBOARDS = "dashboard-service";
  static final String REALTIME = "realtime-service";
  static final String POSTGRES = "PostgreSQL";
  static final String REDIS = "Redis";

  static final List<String> SERVICES = List.of(GATEWAY, REPORTS, DASHBOARDS, REALTIME);

  /** All that is measured, in the order in which it is told. */
  static final List<String> SERVERS =
      List.of(GATEWAY, REPORTS, DASHBOARDS, REALTIME, POSTGRES, REDIS);

  SuiteCosts {
    atRest = Map.copyOf(atRest);
    operations = List.copyOf(operations);
    jvmOptions = List.copyOf(jvmOptions);
  }

  Operation operation(String name) {
    return operations.stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchException(BenchException.Kind.CANNOT_RUN, "the raw data has no " + name));
  }

  AtRest atRest(String server) {
    AtRest rest = atRest.get(server);
    if (rest == null) {
      throw new BenchException(BenchException.Kind.CANNOT_RUN, "the raw data has no " + server);
    }
    return rest;
  }

  long errors() {
    return operations.stream().mapToLong(Operation::errors).sum();
  }
}
