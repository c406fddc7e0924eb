package dev.bulletin.contract.dashboard;

/** In how many places another name stands now. */
public record NameReplaced(int places) {}
