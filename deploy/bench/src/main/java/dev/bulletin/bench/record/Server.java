package dev.bulletin.bench.record;

/** A server that was measured, with the limits it ran under. */
public record Server(String name, String version, int processes, String openFilesLimit) {}
