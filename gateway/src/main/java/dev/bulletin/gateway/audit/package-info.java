/** Who changed what and when, kept where it is only ever added to. */
@NullMarked
package dev.bulletin.gateway.audit;

import org.jspecify.annotations.NullMarked;
