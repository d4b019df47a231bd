// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Objects;

/** What is drawn over an image for a value. Coordinates are pixels of the image as shown, origin top left. */
public sealed interface Mark {

    /**
     * The outline of a box.
     *
     * @param box the box
     */
    record Outline(BoundingBox box) implements Mark {

        /** Checks that there is a box. */
        public Outline {
            Objects.requireNonNull(box);
        }
    }

    /**
     * A dot.
     *
     * @param x      distance from the left edge, finite
     * @param y      distance from the top edge, finite
     * @param label  written beside it; empty for nothing
     * @param hollow whether only its edge is drawn, as for what is not seen on the image
     */
    record Dot(double x, double y, String label, boolean hollow) implements Mark {

        /**
         * A dot without a label.
         *
         * @param x distance from the left edge, finite
         * @param y distance from the top edge, finite
         */
        public Dot(double x, double y) {
            this(x, y, "", false);
        }

        /** Checks the values. */
        public Dot {
            Objects.requireNonNull(label);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("no point: x=" + x + " y=" + y + "; expected finite numbers");
            }
        }
    }

    /**
     * Lines from vertex to vertex, such as the outline of a polygon.
     *
     * @param vertices two at least
     * @param closed   whether a line leads from the last to the first
     */
    record Polyline(List<Vertex> vertices, boolean closed) implements Mark {

        /** Copies the list, and checks that there is a line. */
        public Polyline {
            vertices = List.copyOf(vertices);
            if (vertices.size() < 2) {
                throw new IllegalArgumentException("no line: " + vertices + "; expected two vertices at least");
            }
        }
    }

    /**
     * Where two lines meet.
     *
     * @param x distance from the left edge, finite
     * @param y distance from the top edge, finite
     */
    record Vertex(double x, double y) {

        /** Checks the values. */
        public Vertex {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("no vertex: x=" + x + " y=" + y + "; expected finite numbers");
            }
        }
    }
}
