// SPDX-License-Identifier: EPL-2.0
/**
 * Data sets: rows and columns of a CSV that is the user's, its journal and its file beside it, order, filters, problems and
 * duplicates. Cells that nobody edited come back byte for byte.
 */
package org.imago.dataset;
