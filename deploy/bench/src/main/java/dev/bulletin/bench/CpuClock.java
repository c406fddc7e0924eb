package dev.bulletin.bench;

import java.io.IOException;

/** Tells the CPU time that the processes of a server have used. */
@FunctionalInterface
public interface CpuClock {
  CpuReading read() throws IOException;
}
