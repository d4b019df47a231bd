// SPDX-License-Identifier: EPL-2.0
/**
 * Work that grows with the number of images, cut into units that other processes and machines do as well. A unit may be
 * done more than once, by several at the same time, and half: what it writes is written whole or not at all.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.training.work;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
