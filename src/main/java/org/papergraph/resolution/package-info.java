/** Decides which records are the same paper, author or venue: block, compare, match, cluster. */
@NullMarked
package org.papergraph.resolution;

import org.jspecify.annotations.NullMarked;
