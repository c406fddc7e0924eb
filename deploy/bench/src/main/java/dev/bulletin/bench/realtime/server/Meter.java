package dev.bulletin.bench.realtime.server;

import java.io.IOException;

/** What a server has used up so far can be read at any time. */
public interface Meter {
  Reading read() throws IOException, InterruptedException;
}
