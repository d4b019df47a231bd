// SPDX-License-Identifier: EPL-2.0
/**
 * The report of a run: one HTML file that opens offline, without scripts and without anything from outside.
 *
 * <p>{@link org.imago.loop.report.ReportModel} is plain data, {@link org.imago.loop.report.HtmlReport} writes it.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.loop.report;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
