// SPDX-License-Identifier: EPL-2.0
/** Runs in processes of their own: started, watched, cancelled, and picked up again by whoever starts later. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.training.process;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
