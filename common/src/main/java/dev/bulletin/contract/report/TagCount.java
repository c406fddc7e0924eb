package dev.bulletin.contract.report;

/** How many published reports have a tag. */
public record TagCount(String tag, int reports) {}
