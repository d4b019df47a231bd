// SPDX-License-Identifier: EPL-2.0
/**
 * Data sets that are open in the workbench: the session that editor, table and views share, and the topics on which it tells
 * what happened.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.dataset.ui;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
