// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.editor.tools.CanvasTool;
import org.imago.annotation.editor.tools.ToolSite;
import org.imago.examples.points.KeyPoint;
import org.imago.examples.points.PointColumns;

/**
 * Sets key points one after the other: a click sets the first that is missing, dragging one moves it. V says that the one
 * that was touched last is hidden, or seen after all, K takes it away.
 */
public final class PointsTool implements CanvasTool<List<KeyPoint>> {

    private Optional<KeyPoint> held = Optional.empty();
    private String last = "";

    @Override
    public void reset(ToolSite<List<KeyPoint>> site) {
        held = Optional.empty();
        last = "";
    }

    @Override
    public void press(ToolSite<List<KeyPoint>> site, double x, double y) {
        Optional<KeyPoint> below = points(site).stream().filter(point -> distance(point, x, y) <= site.reach())
                .min(Comparator.comparingDouble(point -> distance(point, x, y)));
        held = below.or(() -> missing(site).map(name -> at(site, name, x, y, true)));
        held.ifPresent(point -> last = point.name());
    }

    private static double distance(KeyPoint point, double x, double y) {
        return Math.hypot(point.x() - x, point.y() - y);
    }

    @Override
    public void drag(ToolSite<List<KeyPoint>> site, double x, double y) {
        held = held.map(point -> at(site, point.name(), x, y, point.visible()));
        held.ifPresent(point -> site.preview(site.type().present(with(points(site), point)).marks()));
    }

    @Override
    public void release(ToolSite<List<KeyPoint>> site, double x, double y) {
        Optional<KeyPoint> set = held;
        held = Optional.empty();
        set.ifPresent(point -> give(site, with(points(site), point), "Set " + point.name()));
    }

    @Override
    public boolean key(ToolSite<List<KeyPoint>> site, int key) {
        Optional<KeyPoint> point = points(site).stream().filter(some -> some.name().equals(last)).findFirst();
        if (point.isEmpty() || key != 'v' && key != 'k') {
            return false;
        }
        KeyPoint some = point.get();
        if (key == 'v') {
            return give(site, with(points(site), new KeyPoint(some.name(), some.x(), some.y(), !some.visible())),
                    some.visible() ? "Hide " + last : "Show " + last);
        }
        List<KeyPoint> others = new ArrayList<>(points(site));
        others.remove(some);
        return give(site, others, "Take " + last + " away");
    }

    @Override
    public String hint(ToolSite<List<KeyPoint>> site) {
        String next = missing(site).map(name -> "Click where " + name + " is.").orElse("All points are set.");
        return last.isEmpty() ? next : next + " V: " + last + " is hidden. K: take " + last + " away.";
    }

    private static boolean give(ToolSite<List<KeyPoint>> site, List<KeyPoint> points, String label) {
        return site.set(Optional.of(points).filter(some -> !some.isEmpty()), label);
    }

    private static List<KeyPoint> points(ToolSite<List<KeyPoint>> site) {
        return site.value().orElse(List.of());
    }

    private static Optional<String> missing(ToolSite<List<KeyPoint>> site) {
        List<String> given = points(site).stream().map(KeyPoint::name).toList();
        return names(site).stream().filter(name -> !given.contains(name)).findFirst();
    }

    private static List<String> names(ToolSite<List<KeyPoint>> site) {
        return PointColumns.names(site.type().columns(site.sample().dataset()));
    }

    private static List<KeyPoint> with(List<KeyPoint> points, KeyPoint point) {
        List<KeyPoint> others = new ArrayList<>(points.stream().filter(some -> !some.name().equals(point.name()))
                .toList());
        others.add(point);
        return others;
    }

    /** In whole pixels, as boxes are drawn; the image holds a point that is dragged. */
    private static KeyPoint at(ToolSite<List<KeyPoint>> site, String name, double x, double y, boolean visible) {
        return new KeyPoint(name, Math.clamp(Math.round(x), 0, site.imageWidth()),
                Math.clamp(Math.round(y), 0, site.imageHeight()), visible);
    }
}
