package dev.bulletin.contract.report;

/** In how many places another name stands now. */
public record NameReplaced(int places) {}
