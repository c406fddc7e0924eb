package dev.bulletin.faults.load;

import dev.bulletin.faults.suite.Door;
import dev.bulletin.faults.suite.Instance;
import java.util.Optional;

/** Says which gateway is asked next, by its origin; nothing where none is ready. */
interface Origins {
  Optional<String> next();

  /** Another than the one that has failed, if there is one. */
  Optional<String> nextBut(String failed);

  /** Those behind a door. */
  static Origins of(Door door) {
    return new Origins() {
      @Override
      public Optional<String> next() {
        return door.next().map(Instance::origin);
      }

      @Override
      public Optional<String> nextBut(String failed) {
        return door.nextBut(failed).map(Instance::origin);
      }
    };
  }
}
