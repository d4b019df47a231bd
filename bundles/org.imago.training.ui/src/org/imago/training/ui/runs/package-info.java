// SPDX-License-Identifier: EPL-2.0
/** The runs that the workbench knows, and the topic on which they tell how they go on. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.training.ui.runs;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
