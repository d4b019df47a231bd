// SPDX-License-Identifier: EPL-2.0
/** Images that are fetched from addresses or from Flickr, with who made them and on what terms. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.dataset.download;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
