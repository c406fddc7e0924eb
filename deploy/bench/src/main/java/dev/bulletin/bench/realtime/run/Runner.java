package dev.bulletin.bench.realtime.run;

import java.io.IOException;

/** Does what a scenario asks for. */
@FunctionalInterface
public interface Runner {
  Findings run(Setting setting, Surroundings around) throws IOException, InterruptedException;
}
