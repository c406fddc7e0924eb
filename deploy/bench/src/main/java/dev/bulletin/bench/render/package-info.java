/** What rendering costs: pages of the gateway, and the fragments of one page side by side. */
@NullMarked
package dev.bulletin.bench.render;

import org.jspecify.annotations.NullMarked;
