// SPDX-License-Identifier: EPL-2.0
/**
 * An example of a plug-in: key points, such as an eye or the tip of a beak, as an annotation type from outside, with a
 * format and a command. It uses nothing of Imago but its API.
 */
package org.imago.examples.points;
