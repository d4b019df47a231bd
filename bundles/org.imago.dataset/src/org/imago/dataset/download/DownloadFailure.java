// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

/**
 * An image that could not be fetched.
 *
 * @param line     1-based line of its row in the CSV
 * @param fileName its name as the row has it
 * @param address  where it should come from, without what may be secret in it; may be empty
 * @param problem  the kind of problem
 * @param message  what is wrong and what to do, without the place
 */
public record DownloadFailure(int line, String fileName, String address, DownloadProblem problem, String message) {
}
