package dev.bulletin.bench.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of request, asked for some seconds.
 *
 * @param gatewaySeconds of CPU time
 * @param reportSeconds of CPU time of report-service
 * @param sentBytes of spans, to the collector
 */
record Turn(
    Tracing tracing,
    Request request,
    long count,
    long errors,
    double gatewaySeconds,
    double reportSeconds,
    long sentBytes) {
  double gatewayMicros() {
    return gatewaySeconds * 1e6 / count;
  }

  double reportMicros() {
    return reportSeconds * 1e6 / count;
  }

  double micros() {
    return gatewayMicros() + reportMicros();
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (errors > 0 || count == 0 || gatewaySeconds <= 0) {
      problems.add("%s, %s: %d errors of %d".formatted(tracing, request, errors, count));
    }
    if (tracing.isOn() == (sentBytes == 0)) {
      problems.add("%s, %s: %d bytes of spans".formatted(tracing, request, sentBytes));
    }
    return problems;
  }
}
