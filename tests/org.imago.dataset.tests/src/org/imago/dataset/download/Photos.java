// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

/** Images as a server has them. */
final class Photos {

    private Photos() {
    }

    /** Draws an image that differs with its number. */
    static byte[] of(String format, int number) throws IOException {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 30; i++) {
            graphics.setColor(new Color(number * 7919 + i * 104_729 & 0xffffff));
            graphics.fillOval(i * 17 % 50, i * number * 5 % 30, 20, 15);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    static byte[] jpeg(int number) throws IOException {
        return of("jpg", number);
    }
}
