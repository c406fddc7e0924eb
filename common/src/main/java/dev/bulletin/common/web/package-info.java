/** HTTP servers, their error answers, and the management and internal ports. */
@NullMarked
package dev.bulletin.common.web;

import org.jspecify.annotations.NullMarked;
