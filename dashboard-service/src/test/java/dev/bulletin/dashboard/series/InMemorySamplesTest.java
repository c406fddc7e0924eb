package dev.bulletin.dashboard.series;

/** The store that other tests use behaves like the real ones. */
class InMemorySamplesTest extends SampleStoreContract {
  @Override
  protected SampleStore store() {
    return new InMemorySamples();
  }
}
