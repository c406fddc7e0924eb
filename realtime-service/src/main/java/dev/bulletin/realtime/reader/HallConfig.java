package dev.bulletin.realtime.reader;

import java.time.Duration;

/**
 * How readers are looked after.
 *
 * @param tick how long messages wait for others to be told together with; zero tells them at once
 */
public record HallConfig(Duration tick, Liveness liveness, Limits limits) {}
