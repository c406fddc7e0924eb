package dev.bulletin.bench;

/** One of the two that are compared: whose CPU time is counted, and what makes it work. */
public record Side(String name, CpuClock cpu, Load load) {}
