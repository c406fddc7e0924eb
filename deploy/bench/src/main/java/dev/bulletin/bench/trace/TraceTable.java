package dev.bulletin.bench.trace;

import dev.bulletin.bench.record.MarkdownTable;

/** The data of a run as text and table for a README. */
final class TraceTable {
  private static final String TENTHS = "%.1f";

  private TraceTable() {}

  static String of(TraceData data) {
    TraceData sound = data.sound();
    MarkdownTable table =
        new MarkdownTable(
            "request",
            "traced",
            "gateway, µs",
            "report-service, µs",
            "both, by that without traces");
    for (Request request : Request.values()) {
      for (Tracing tracing : Tracing.values()) {
        addRow(table, sound, request, tracing);
      }
    }
    return introduction(sound) + "\n\n" + table;
  }

  private static void addRow(
      MarkdownTable table, TraceData data, Request request, Tracing tracing) {
    table.add(
        request.text(),
        tracing.text(),
        data.of(tracing, request, Turn::gatewayMicros).format(TENTHS),
        data.of(tracing, request, Turn::reportMicros).format(TENTHS),
        data.ratio(tracing, request).format("%.2f"));
  }

  private static String introduction(TraceData data) {
    return """
        CPU time of a request, in suites that trace none, one of a hundred and each, each with a \
        collector that takes everything. Median (least–most) of %d rounds of %d s, in turn, after \
        %d s of warm-up; ratios are taken round by round. The page is `%s`, the read `%s`; wrk with \
        one thread and 32 connections; every server of the three suites shares the cores.

        %s, %s; %s; Java %s. Written by `deploy/bench/trace --write`."""
        .formatted(
            data.rounds(),
            data.seconds(),
            data.warmUp(),
            Request.PAGE.path(),
            Request.API.path(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java());
  }
}
