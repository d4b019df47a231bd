// SPDX-License-Identifier: EPL-2.0
/**
 * What commands of the command line are made of: the base class, exit codes, and the exceptions that stand for them.
 */
package org.imago.cli;
