package dev.bulletin.common.bus;

/** A question that changes something, and therefore says who asks. */
public interface Command {
  Principal principal();
}
