// SPDX-License-Identifier: EPL-2.0
/** In which order proposals are looked at. */
package org.imago.training.review;
