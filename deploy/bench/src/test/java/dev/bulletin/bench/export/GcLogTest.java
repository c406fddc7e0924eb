package dev.bulletin.bench.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GcLogTest {
  @Test
  void findsTheMostThatWasInUseAndTheMostThatWasLive() {
    GcLog log =
        GcLog.parse(
            """
            [0.021s][info][gc] Using G1
            18:00:00.000 INFO  [main] d.b.c.l.ServiceLauncher - report-service started
            [1.234s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->5M(256M) 3.2ms
            [2.345s][info][gc] GC(1) Pause Young (Concurrent Start) (Metadata) 140M->40M(256M) 9.9ms
            [2.350s][info][gc] GC(2) Concurrent Mark Cycle
            [3.456s][info][gc] GC(3) Pause Full (System.gc()) 99M->61M(256M) 20.1ms
            """);
    assertThat(log.collections()).hasSize(3);
    assertThat(log.peakBefore()).isEqualTo(140);
    assertThat(log.peakAfter()).isEqualTo(61);
  }

  @Test
  void aLogWithoutCollectionsHasNoFigures() {
    assertThat(GcLog.parse("nothing").peakBefore()).isZero();
  }
}
