/** Mints IRIs and maps resolved entities to triples; the vocabulary, SKOS schemes and SHACL. */
@NullMarked
package org.papergraph.rdf;

import org.jspecify.annotations.NullMarked;
