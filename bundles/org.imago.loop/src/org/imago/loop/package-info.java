// SPDX-License-Identifier: EPL-2.0
/**
 * The whole loop: classifier on whole images, boxes, crops, classifier on the crops, and the report that compares both.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.loop;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
