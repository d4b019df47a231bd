// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.util.Optional;

/**
 * Why a run cannot be started with some settings.
 *
 * @param setting what has to be changed; nothing if that is the data set itself
 * @param message what is wrong and what to do, for people
 */
public record SettingProblem(Optional<Setting> setting, String message) {
}
