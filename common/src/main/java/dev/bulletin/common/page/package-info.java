/** Precompiled Handlebars pages, made of fragments that are rendered once. */
@NullMarked
package dev.bulletin.common.page;

import org.jspecify.annotations.NullMarked;
