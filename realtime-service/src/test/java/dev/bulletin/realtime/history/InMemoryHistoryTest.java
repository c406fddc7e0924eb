package dev.bulletin.realtime.history;

class InMemoryHistoryTest extends HistoryContract {
  private final InMemoryHistory history = new InMemoryHistory();

  @Override
  History history() {
    return history;
  }
}
