// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.StringJoiner;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Canvas;

/** Says to people who do not see the canvas what is on it. */
final class Description {

    private final Accessible accessible;
    private final Scene scene;

    Description(Canvas canvas, Scene scene) {
        this.scene = scene;
        accessible = canvas.getAccessible();
        accessible.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = text();
            }

            @Override
            public void getHelp(AccessibleEvent event) {
                event.result = help();
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = help();
            }
        });
        accessible.addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_GRAPHIC;
            }
        });
    }

    /** Says that something is different. */
    void changed() {
        accessible.sendEvent(ACC.EVENT_NAME_CHANGED, null);
    }

    /** Returns what is on the canvas. */
    String text() {
        if (scene.image().isEmpty()) {
            return NLS.bind(Messages.Description_no_image, scene.message());
        }
        StringJoiner text = new StringJoiner(", ");
        text.add(NLS.bind(Messages.Description_image, String.valueOf(scene.width()), String.valueOf(scene.height())));
        text.add(boxes());
        if (!scene.proposals().isEmpty()) {
            text.add(NLS.bind(Messages.Description_proposals, scene.proposals().size()));
        }
        scene.activeBox().ifPresent(box -> text.add(NLS.bind(Messages.Description_active,
                new Object[] {
            scene.active() + 1, pixels(box.x()), pixels(box.y()), pixels(box.w()), pixels(box.h())})));
        if (scene.activeBox().isPresent() && !scene.label(scene.active()).isEmpty()) {
            text.add(NLS.bind(Messages.Description_labelled, scene.label(scene.active())));
        }
        return text.toString();
    }

    private String boxes() {
        int count = scene.slots().count();
        return switch (count) {
            case 0 -> Messages.Description_no_boxes;
            case 1 -> Messages.Description_one_box;
            default -> NLS.bind(Messages.Description_boxes, count);
        };
    }

    private static String pixels(double value) {
        return String.valueOf(Math.round(value));
    }

    private String help() {
        return scene.editable() ? Messages.Description_help : Messages.Description_help_read_only;
    }
}
