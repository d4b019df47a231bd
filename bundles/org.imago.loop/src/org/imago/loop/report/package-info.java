// SPDX-License-Identifier: EPL-2.0
/**
 * The report of a run: one HTML file that opens offline, without scripts and without anything from outside.
 *
 * <p>{@link org.imago.loop.report.ReportModel} is plain data, {@link org.imago.loop.report.HtmlReport} writes it.
 */
package org.imago.loop.report;
