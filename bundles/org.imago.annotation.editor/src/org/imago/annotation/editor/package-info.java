// SPDX-License-Identifier: EPL-2.0
/** The image editor: one for each data set that is open. */
package org.imago.annotation.editor;
