// SPDX-License-Identifier: EPL-2.0
/**
 * The whole loop: classifier on whole images, boxes, crops, classifier on the crops, and the report that compares both.
 */
package org.imago.loop;
