// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

/** How pixel values become the network's input. Channels are red, green, blue; values x are 0 to 255. */
public enum Normalization {
    /**
     * (x / 255 - mean) / deviation with ImageNet's means .485 .456 .406 and deviations .229 .224 .225 (torchvision).
     */
    IMAGENET,
    /** x / 127.5 - 1 (TensorFlow). */
    MINUS1TO1;
}
