// SPDX-License-Identifier: EPL-2.0
/**
 * An example of a plug-in: key points, such as an eye or the tip of a beak, as an annotation type from outside, with a
 * format and a command. It uses nothing of Imago but its API.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.examples.points;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
