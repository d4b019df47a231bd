// SPDX-License-Identifier: EPL-2.0
/** The trainer that ships: networks on Deeplearning4j. Everything else of Imago knows its interface only. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.training.dl4j;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
