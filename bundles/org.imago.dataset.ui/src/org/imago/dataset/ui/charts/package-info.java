// SPDX-License-Identifier: EPL-2.0
/** Charts in the colours of the theme. */
package org.imago.dataset.ui.charts;
