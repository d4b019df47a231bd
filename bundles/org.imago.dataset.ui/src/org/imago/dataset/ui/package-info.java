// SPDX-License-Identifier: EPL-2.0
/**
 * Data sets that are open in the workbench: the session that editor, table and views share, and the topics on which it tells
 * what happened.
 */
package org.imago.dataset.ui;
