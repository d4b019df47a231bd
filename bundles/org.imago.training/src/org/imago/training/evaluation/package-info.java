// SPDX-License-Identifier: EPL-2.0
/** How well a classifier did on samples that it had not seen. */
package org.imago.training.evaluation;
