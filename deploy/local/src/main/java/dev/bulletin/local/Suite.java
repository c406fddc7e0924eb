package dev.bulletin.local;

/** The four services, running. */
interface Suite extends AutoCloseable {
  @Override
  void close();
}
