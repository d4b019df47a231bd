// SPDX-License-Identifier: EPL-2.0
/** The runs that the workbench knows, and the topic on which they tell how they go on. */
package org.imago.training.ui.runs;
