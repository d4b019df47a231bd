// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;

/**
 * What was written.
 *
 * @param main   the file that makes up the data set, or tells of it; the folder if there is no such file
 * @param files  how many files were written, images not counted
 * @param images how many images were copied or linked
 */
public record ExportResult(Path main, int files, int images) {
}
