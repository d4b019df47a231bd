// SPDX-License-Identifier: EPL-2.0
/**
 * Data sets: rows and columns of a CSV that is the user's, its journal and its file beside it, order, filters, problems and
 * duplicates. Cells that nobody edited come back byte for byte.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.dataset;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
