// SPDX-License-Identifier: EPL-2.0
/** What is in a data set, counted. */
package org.imago.dataset.statistics;
