/** Starting and stopping a node and the services on it. */
@NullMarked
package dev.bulletin.common.lifecycle;

import org.jspecify.annotations.NullMarked;
