package dev.bulletin.bench.startup;

/**
 * One start, from the command to the answer that the service is ready.
 *
 * @param cpuMillis of all threads until then
 * @param residentMebibytes at that moment
 */
record Start(long millis, long cpuMillis, long residentMebibytes) {}
