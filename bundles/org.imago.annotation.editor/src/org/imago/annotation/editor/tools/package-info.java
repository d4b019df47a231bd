// SPDX-License-Identifier: EPL-2.0
/** Tools of plug-ins with which a person gives values of an annotation type on the image. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.annotation.editor.tools;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
