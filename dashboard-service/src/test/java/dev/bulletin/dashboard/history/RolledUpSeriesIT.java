package dev.bulletin.dashboard.history;

import static dev.bulletin.dashboard.history.HistoryDatabase.await;

/** The same once it is rolled up: nothing that readers were promised is lost. */
class RolledUpSeriesIT extends PgSeriesIT {
  @Override
  void settle() {
    await(history.housekeeping().run());
  }
}
