// SPDX-License-Identifier: EPL-2.0
package org.imago.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Tree.Data;
import aQute.bnd.version.Version;
import org.imago.api.Api.ApiPackage;

/**
 * Whether the versions of packages say what has changed in them: the major one that something which worked may not work any
 * more, the minor one that something is new.
 */
final class Comparison {

    private Comparison() {
    }

    /**
     * Compares.
     *
     * @param now    what was built
     * @param before what was written down
     * @return what is wrong, a package each; empty if nothing is
     * @throws Exception when bnd does not understand what was written down
     */
    static List<String> problems(Api now, Api before) throws Exception {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, ApiPackage> some : now.packages().entrySet()) {
            String name = some.getKey();
            ApiPackage old = before.packages().get(name);
            if (some.getValue().version().equals("0")) {
                problems.add(name + " is exported without a version; new packages begin with version=\"1.0.0\"");
            } else if (old == null) {
                problems.add(name + " is new and not written down yet");
            } else {
                compare(name, some.getValue(), old, problems);
            }
        }
        before.packages().keySet().stream().filter(name -> !now.packages().containsKey(name))
                .forEach(name -> problems.add(name + " is no longer exported to everybody, and breaks who uses it"));
        return problems;
    }

    private static void compare(String name, ApiPackage now, ApiPackage old, List<String> problems) throws Exception {
        Diff diff = tree(now.content()).diff(tree(old.content()));
        Version is = Version.parseVersion(now.version());
        Version was = Version.parseVersion(old.version());
        Version needed = switch (diff.getDelta()) {
            case MAJOR, REMOVED -> new Version(was.getMajor() + 1, 0, 0);
            case MINOR, ADDED -> new Version(was.getMajor(), was.getMinor() + 1, 0);
            default -> was;
        };
        if (is.compareTo(needed) < 0) {
            List<String> changes = new ArrayList<>();
            collect(diff, "", changes);
            problems.add(name + " has version " + is + ", but what has changed since " + was + " asks for " + needed + ":\n  "
                    + String.join("\n  ", changes));
        }
    }

    private static Tree tree(Data data) throws Exception {
        return new DiffPluginImpl().deserialize(data);
    }

    /** The changes that are no more than the sum of others below them are left out. */
    private static void collect(Diff diff, String path, List<String> changes) {
        Delta delta = diff.getDelta();
        if (delta == Delta.UNCHANGED || delta == Delta.IGNORED || delta == Delta.MICRO || delta == Delta.CHANGED) {
            return;
        }
        String here = path.isEmpty() ? diff.getName() : path + " " + diff.getName();
        if (delta == Delta.ADDED || delta == Delta.REMOVED) {
            changes.add(delta.name().toLowerCase() + ": " + here);
            return;
        }
        for (Diff child : diff.getChildren()) {
            collect(child, here, changes);
        }
    }
}
