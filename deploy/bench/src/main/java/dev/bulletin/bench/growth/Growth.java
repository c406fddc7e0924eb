package dev.bulletin.bench.growth;

import java.util.List;

/**
 * What a series has yielded.
 *
 * @param conditions worth knowing
 */
record Growth(List<String> conditions, List<Step> steps) {}
