// SPDX-License-Identifier: EPL-2.0
/**
 * Annotation types: what a person says about a sample, in which columns it is kept, how it is given, shown, validated and
 * learnt. Coordinates are pixels of the image as shown, origin top left. Knows no user interface.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.annotation;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
