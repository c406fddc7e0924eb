/** Joining the nodes of the suite by Hazelcast. */
@NullMarked
package dev.bulletin.common.cluster;

import org.jspecify.annotations.NullMarked;
