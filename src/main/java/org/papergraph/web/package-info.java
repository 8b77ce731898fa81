/** The explorer and the SPARQL endpoint on an embedded Fuseki. */
@NullMarked
package org.papergraph.web;

import org.jspecify.annotations.NullMarked;
