package dev.bulletin.common.bus;

import org.jspecify.annotations.Nullable;

/** A question that changes something, and therefore says who asks. */
public interface Command {
  Principal principal();

  /** Its name where it is to be done once however often it is sent; else null. */
  default @Nullable CommandKey commandKey() {
    return null;
  }
}
