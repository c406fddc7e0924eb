package dev.bulletin.report.browse;

import dev.bulletin.contract.report.Language;

/** Asks which reports stand around one. */
public record FindPlaces(String slug, Language language) {}
