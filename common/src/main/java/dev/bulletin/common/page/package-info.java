/** Precompiled Handlebars pages. */
@NullMarked
package dev.bulletin.common.page;

import org.jspecify.annotations.NullMarked;
