/** Finds concepts and their mentions in titles and abstracts. */
@NullMarked
package org.papergraph.concept;

import org.jspecify.annotations.NullMarked;
