// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

/**
 * A contribution was switched off.
 *
 * @param point  identifier of the extension point
 * @param noun   what was contributed, for people
 * @param plugin symbolic name of the plug-in
 * @param id     identifier of the contribution; may be blank by mistake of the plug-in
 * @param why    for people, without a full stop
 */
public record Incident(String point, String noun, String plugin, String id, String why) {

    /** Returns the whole sentence, without a full stop. */
    public String words() {
        return "the " + noun + " '" + id + "' of the plug-in " + plugin + " is switched off: " + why;
    }
}
