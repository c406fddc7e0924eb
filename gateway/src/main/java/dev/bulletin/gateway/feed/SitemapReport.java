package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.Language;
import java.util.Set;

/** A published report and the languages it is in. */
record SitemapReport(String slug, Set<Language> languages) {}
