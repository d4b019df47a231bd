// SPDX-License-Identifier: EPL-2.0
/** Tasks, splits, metrics, runs and their events. Knows no library that computes. */
package org.imago.training;
