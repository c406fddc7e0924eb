package dev.bulletin.bench;

import java.io.IOException;
import java.time.Duration;

/** A generator of operations for one side. */
public interface Load {
  /** Does as many operations as the server manages in the given time. */
  LoadResult run(Duration duration) throws IOException, InterruptedException;

  /** Does one operation and tells what bytes it yielded. */
  Body sample() throws IOException, InterruptedException;
}
