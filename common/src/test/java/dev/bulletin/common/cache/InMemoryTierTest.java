package dev.bulletin.common.cache;

/** The tier that the other tests stand on behaves like the real one. */
class InMemoryTierTest extends SharedTierContract {
  private final InMemoryTier tier = new InMemoryTier(new HandPace());

  @Override
  SharedTier tier() {
    return tier;
  }

  @Override
  SharedTier other() {
    return tier;
  }
}
