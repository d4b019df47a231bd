// SPDX-License-Identifier: EPL-2.0
/** What a person chooses for a run: settings to the command line and back, checked before anything is started. */
package org.imago.loop.order;
