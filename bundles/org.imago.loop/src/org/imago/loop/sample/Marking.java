// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The detail that tells the species apart, along a row across the wing. Both forms are made to cover the same dark and
 * the same pale area, so that a picture in which the detail is no longer resolved says nothing about the species.
 */
final class Marking {
    /** Share of an eye spot's radius that is dark; the ring around it is pale. */
    private static final double DARK = 0.74;
    private static final double PUPIL = 0.26;

    private Marking() {
    }

    /**
     * Draws the marking of a species.
     *
     * @param spots number of eye spots in the row
     * @param radius of an eye spot, in wing units
     */
    static void draw(Graphics2D g, Species species, Path2D row, int spots, double radius, Color dark, Color pale) {
        switch (species) {
            case EYED_BROWN -> spots(g, row, spots, radius, dark, pale);
            case BANDED_BROWN -> band(g, row, spots, radius, dark, pale);
        }
    }

    private static void spots(Graphics2D g, Path2D row, int spots, double radius, Color dark, Color pale) {
        List<Point2D> points = points(row);
        for (int i = 0; i < spots; i++) {
            Point2D centre = at(points, (i + 0.5) / spots);
            disc(g, centre, radius, pale);
            disc(g, centre, radius * DARK, dark);
            disc(g, centre, radius * PUPIL, pale);
        }
    }

    private static void band(Graphics2D g, Path2D row, int spots, double radius, Color dark, Color pale) {
        double length = length(points(row));
        double disc = Math.PI * radius * radius * spots;
        double darkWidth = disc * (DARK * DARK - PUPIL * PUPIL) / length;
        double allWidth = disc / length;
        stroke(g, row, allWidth, pale);
        stroke(g, row, darkWidth, dark);
    }

    private static void stroke(Graphics2D g, Path2D row, double width, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(row);
    }

    private static void disc(Graphics2D g, Point2D centre, double radius, Color color) {
        g.setColor(color);
        g.fill(new Ellipse2D.Double(centre.getX() - radius, centre.getY() - radius, 2 * radius, 2 * radius));
    }

    private static List<Point2D> points(Path2D row) {
        List<Point2D> points = new ArrayList<>();
        double[] c = new double[6];
        for (PathIterator i = new FlatteningPathIterator(row.getPathIterator(null), 1e-4); !i.isDone(); i.next()) {
            i.currentSegment(c);
            points.add(new Point2D.Double(c[0], c[1]));
        }
        return points;
    }

    private static double length(List<Point2D> points) {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i).distance(points.get(i - 1));
        }
        return length;
    }

    private static Point2D at(List<Point2D> points, double share) {
        double left = share * length(points);
        for (int i = 1; i < points.size(); i++) {
            Point2D from = points.get(i - 1);
            Point2D to = points.get(i);
            double step = from.distance(to);
            if (left <= step) {
                double t = left / step;
                return new Point2D.Double(from.getX() + t * (to.getX() - from.getX()),
                        from.getY() + t * (to.getY() - from.getY()));
            }
            left -= step;
        }
        return points.getLast();
    }
}
