package dev.bulletin.bench.realtime;

import dev.bulletin.bench.realtime.run.Findings;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;

/** Everything one run of a scenario has measured, and under which conditions. */
record RealtimeData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    String scenario,
    Setting setting,
    double seconds,
    Findings findings) {}
