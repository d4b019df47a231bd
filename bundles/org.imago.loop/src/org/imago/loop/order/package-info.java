// SPDX-License-Identifier: EPL-2.0
/** What a person chooses for a run: settings to the command line and back, checked before anything is started. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.loop.order;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
