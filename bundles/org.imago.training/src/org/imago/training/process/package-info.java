// SPDX-License-Identifier: EPL-2.0
/** Runs in processes of their own: started, watched, cancelled, and picked up again by whoever starts later. */
package org.imago.training.process;
