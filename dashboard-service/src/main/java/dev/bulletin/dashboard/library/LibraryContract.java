package dev.bulletin.dashboard.library;

import dev.bulletin.common.bus.Call;
import dev.bulletin.contract.dashboard.DashboardChanged;
import dev.bulletin.contract.dashboard.DashboardContract;
import java.time.Duration;

/** What the instances of this service ask each other. */
final class LibraryContract {
  /** Answered when the instance knows what has changed. */
  static final Call<DashboardChanged, Known> RELOAD =
      new Call<>(
          DashboardContract.SERVICE,
          "dashboard.reload",
          DashboardChanged.class,
          Known.class,
          Duration.ofSeconds(1),
          DashboardChanged::name,
          Call.Repeat.SAFE);

  private LibraryContract() {}

  /** The change is known. */
  record Known() {}
}
