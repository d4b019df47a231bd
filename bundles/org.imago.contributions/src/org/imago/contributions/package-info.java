// SPDX-License-Identifier: EPL-2.0
/**
 * What plug-ins contribute to Imago's extension points: read in one place, checked, created when it is first used, and
 * switched off if it misbehaves, so that one bad plug-in harms nobody.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.contributions;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
