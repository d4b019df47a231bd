// SPDX-License-Identifier: EPL-2.0
package org.imago.plugins.internal;

import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.core.runtime.IStatus;

/** What p2 says has failed: its messages are a tree whose leaves tell most. */
final class Reasons {

    private Reasons() {
    }

    /** Returns the messages of the leaves, each once, on lines of their own when there are several. */
    static String of(IStatus status) {
        Set<String> messages = new LinkedHashSet<>();
        collect(status, messages);
        return messages.size() == 1 ? messages.iterator().next()
                : messages.stream().map(message -> "\n  " + message).reduce("", String::concat);
    }

    private static void collect(IStatus status, Set<String> messages) {
        for (IStatus child : status.getChildren()) {
            if (!child.isOK()) {
                collect(child, messages);
            }
        }
        if (status.getChildren().length == 0 || messages.isEmpty()) {
            Throwable cause = status.getException();
            messages.add(cause == null || cause.getMessage() == null || status.getMessage().contains(cause.getMessage())
                    ? status.getMessage() : status.getMessage() + " (" + cause.getMessage() + ")");
        }
    }
}
