package dev.bulletin.contract.report;

/** Asks for the tags of the published reports in a language. */
public record CountTags(Language language) {}
