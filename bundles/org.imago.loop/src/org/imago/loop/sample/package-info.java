// SPDX-License-Identifier: EPL-2.0
/**
 * Draws a sample data set for demonstrations: photographs of two butterfly species that differ only in a small detail.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.loop.sample;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
