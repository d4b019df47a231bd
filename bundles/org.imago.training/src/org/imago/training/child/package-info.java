// SPDX-License-Identifier: EPL-2.0
/** Commands of this installation that are run as processes of their own and waited for. */
package org.imago.training.child;
