/** Which requests are traced through all services, what is told of them, and where it is sent. */
@NullMarked
package dev.bulletin.common.trace;

import org.jspecify.annotations.NullMarked;
