// SPDX-License-Identifier: EPL-2.0
/**
 * What commands of the command line are made of: the base class, exit codes, and the exceptions that stand for them.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.cli;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
