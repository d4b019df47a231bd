// SPDX-License-Identifier: EPL-2.0
/** Pretrained weights: the store, checked by their digests. */
package org.imago.training.weights;
