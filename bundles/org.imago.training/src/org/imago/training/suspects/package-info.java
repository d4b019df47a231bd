// SPDX-License-Identifier: EPL-2.0
/** Samples whose class or box is probably wrong. */
package org.imago.training.suspects;
