// SPDX-License-Identifier: EPL-2.0
package org.example.bad;

/** Sleeps a minute while it is created. */
public final class SleepingType extends ThrowingType {

    /**
     * Sleeps.
     *
     * @throws InterruptedException if it is woken up
     */
    public SleepingType() throws InterruptedException {
        Thread.sleep(60_000);
    }

    @Override
    public String id() {
        return "org.example.bad.sleeps";
    }
}
