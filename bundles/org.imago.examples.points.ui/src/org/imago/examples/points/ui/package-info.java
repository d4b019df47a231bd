// SPDX-License-Identifier: EPL-2.0
/** An example of a tool of a plug-in: key points that are set on the image. */
package org.imago.examples.points.ui;
