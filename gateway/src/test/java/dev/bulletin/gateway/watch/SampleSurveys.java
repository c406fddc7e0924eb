package dev.bulletin.gateway.watch;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.TransportCount;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a node may tell. */
public final class SampleSurveys {
  public static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  private SampleSurveys() {}

  public static RealtimeSurvey of(String node) {
    return of(node, 3, List.of(slow(node + "-slow", 20)), List.of(busy(node + "-busy", 4_096)));
  }

  /** With so many readers in its room. */
  public static RealtimeSurvey of(
      String node, int readers, List<ReaderTraffic> slowest, List<ReaderTraffic> busiest) {
    return new RealtimeSurvey(
        Provenance.fresh("1", Set.of("realtime"), AT),
        node,
        new NodeTraffic(readers, 1, slowest.size(), 1, 4.5, 10.25, 2_048),
        List.of(new TransportCount("websocket", readers), new TransportCount("sse", 0)),
        List.of(new CloseCount("3012", 2)),
        List.of(new RoomTraffic("dashboard:crypto", RoomKind.STATE, readers, 4.5, 200, 0.5)),
        slowest,
        busiest);
  }

  /** One that nothing has reached for so long, behind a proxy that tells where it comes from. */
  public static ReaderTraffic slow(String client, int seconds) {
    return new ReaderTraffic(
        "n1",
        client,
        "lan<b>",
        "203.0.113.0/24",
        "websocket",
        AT.minusSeconds(3_600),
        2,
        5,
        512,
        2,
        AT.minusSeconds(seconds),
        70_000L);
  }

  public static ReaderTraffic busy(String client, long bytes) {
    return new ReaderTraffic(
        "n1", client, "", "", "sse", AT.minusSeconds(90), 1, 77, bytes, 0, null, null);
  }
}
