package dev.bulletin.common.bus;

/** An answer to a read, which says where its data stands. */
public interface Answer {
  Provenance provenance();
}
