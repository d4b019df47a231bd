// SPDX-License-Identifier: EPL-2.0
package org.imago.cli;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The machine or the installation lacks something: a native library, memory, a folder that can be written. The message
 * says what and what to do. Ends a command with exit code 5.
 */
public final class EnvironmentException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is missing and what to do
     * @param cause   why; may be {@code null}
     */
    public EnvironmentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
