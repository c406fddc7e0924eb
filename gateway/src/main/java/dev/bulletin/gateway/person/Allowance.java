package dev.bulletin.gateway.person;

import java.time.Duration;

/** How often something may be done: so many times at once, and then once each interval. */
record Allowance(int burst, Duration interval) {
  Duration limit() {
    return interval.multipliedBy(burst);
  }
}
