// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.OrderSetting;
import org.imago.image.ContentDigest;
import org.osgi.service.prefs.Preferences;

/** Where a person stopped in each data set, kept in the workspace, so that she goes on there. */
public final class SessionMemory {

    private static final String ROW = "row";
    private static final String FILE_NAME = "filename";
    private static final String ORDER = "order";

    private SessionMemory() {
    }

    private static Preferences of(Path csv) {
        String digest = ContentDigest.sha256(csv.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        return InstanceScope.INSTANCE.getNode("org.imago.dataset.ui").node("sessions").node(digest.substring(0, 16));
    }

    /** Keeps where the person is. Written to disk when the workbench saves its preferences. */
    public static void keep(DatasetSession session) {
        Preferences memory = of(session.file());
        session.current().ifPresent(sample -> {
            memory.putInt(ROW, sample.index());
            memory.put(FILE_NAME, sample.fileName());
        });
        memory.put(ORDER, session.orderSetting().toText());
    }

    /** Goes back to where the person was; stays at the beginning if the file has changed so that it is not there. */
    public static void restore(DatasetSession session) {
        Preferences memory = of(session.file());
        OrderSetting.parse(memory.get(ORDER, "")).ifPresent(session::order);
        int row = memory.getInt(ROW, -1);
        if (row >= 0 && row < session.dataset().samples().size()) {
            Sample sample = session.dataset().samples().get(row);
            if (sample.fileName().equals(memory.get(FILE_NAME, ""))) {
                session.show(sample);
            }
        }
    }
}
