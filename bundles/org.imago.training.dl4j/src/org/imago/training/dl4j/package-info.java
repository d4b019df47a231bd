// SPDX-License-Identifier: EPL-2.0
/** The trainer that ships: networks on Deeplearning4j. Everything else of Imago knows its interface only. */
package org.imago.training.dl4j;
