/** How long a service needs to be ready in its image, and with other options. */
@NullMarked
package dev.bulletin.bench.startup;

import org.jspecify.annotations.NullMarked;
