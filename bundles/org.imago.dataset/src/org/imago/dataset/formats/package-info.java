// SPDX-License-Identifier: EPL-2.0
/**
 * Formats of other programs: each reads into, and writes from, a model that belongs to none of them, and says before anything
 * is written what it cannot hold.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.dataset.formats;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
