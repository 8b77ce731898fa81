/** The graph directory: TDB2, text index, remote Fuseki, and the query catalogue. */
@NullMarked
package org.papergraph.store;

import org.jspecify.annotations.NullMarked;
