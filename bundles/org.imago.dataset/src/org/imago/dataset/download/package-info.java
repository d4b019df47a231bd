// SPDX-License-Identifier: EPL-2.0
/** Images that are fetched from addresses or from Flickr, with who made them and on what terms. */
package org.imago.dataset.download;
