// SPDX-License-Identifier: EPL-2.0
/** Tools of plug-ins with which a person gives values of an annotation type on the image. */
package org.imago.annotation.editor.tools;
